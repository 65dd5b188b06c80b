namespace CharRnn.Pipeline.Abstractions;

/// <summary>The pipeline as it runs, after defaults and command-line overrides.</summary>
public sealed record PipelineDescription
{
    /// <summary>The pipeline's name; its runs are kept under <c>runs/NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The seed of every random choice of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Cell, hidden size, vocabulary size as configured, sequence length.</summary>
    public required KernelShape Model { get; init; }

    /// <summary>The folder of pipeline.json, absolute: relative paths in it start here.</summary>
    public required string Folder { get; init; }

    /// <summary>The resolved pipeline as JSON text, all defaults filled in.</summary>
    public required string ResolvedJson { get; init; }

    /// <summary>The part of <see cref="ResolvedJson"/> that decides what is learnt, and that an interrupted run must go on with.</summary>
    public string BindingJson
    {
        get => field ?? ResolvedJson;
        init;
    }

    /// <summary>The product's version.</summary>
    public required string ProductVersion { get; init; }
}
