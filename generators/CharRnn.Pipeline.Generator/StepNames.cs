namespace CharRnn.Pipeline.Generator;

/// <summary>The steps of <see cref="PipelineGenerator"/>, under which tests find what ran and what was cached.</summary>
internal static class StepNames
{
    /// <summary>The additional files that are pipeline files.</summary>
    public const string Files = nameof(Files);

    /// <summary>What was read from each file: <see cref="PipelineFile"/>.</summary>
    public const string Read = nameof(Read);

    /// <summary>The model of each file that has one: <see cref="PipelineModel"/>.</summary>
    public const string Model = nameof(Model);

    /// <summary>The models of all files together.</summary>
    public const string AllModels = nameof(AllModels);

    /// <summary>Each model beside all of them.</summary>
    public const string ModelAmongAll = nameof(ModelAmongAll);

    /// <summary>Each kernel to emit, once however many files ask for it: KernelSpec.</summary>
    public const string Kernel = nameof(Kernel);

    /// <summary>Each problem of each file: <see cref="PipelineProblem"/>.</summary>
    public const string Problem = nameof(Problem);

    /// <summary>What was read from all files together.</summary>
    public const string AllFiles = nameof(AllFiles);

    /// <summary>Whether the project has no pipeline file at all.</summary>
    public const string NoFile = nameof(NoFile);
}
