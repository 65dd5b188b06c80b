using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Planning;

/// <summary>Turns a pipeline file into a plan, or says everything that stands against it.</summary>
internal sealed class Planner
{
    private readonly StageCatalog _catalog = StageCatalog.BuiltIn();
    private readonly PipelineFile _file;
    private readonly ProblemList _problems;

    private Planner(PipelineFile file, ProblemList problems) => (_file, _problems) = (file, problems);

    /// <summary>Plans a pipeline.</summary>
    /// <param name="path">The pipeline file as the user named it.</param>
    /// <param name="overrides">The arguments of <c>--set</c>.</param>
    /// <exception cref="PipelineConfigurationException">With every problem found.</exception>
    public static Plan Plan(string path, IReadOnlyList<string> overrides)
    {
        var problems = new ProblemList();
        return Plan(new PipelineReader(path, problems).Read(overrides), problems);
    }

    /// <summary>Plans a pipeline file.</summary>
    /// <param name="file">As it was read; null when it could not be.</param>
    /// <param name="problems">What was found on the way.</param>
    /// <exception cref="PipelineConfigurationException">With every problem found.</exception>
    public static Plan Plan(PipelineFile? file, ProblemList problems)
    {
        var plan = file is null ? null : new Planner(file, problems).Plan();
        problems.ThrowIfAny();
        return plan!;
    }

    private Plan? Plan()
    {
        var stages = Resolve();
        CheckOrder(stages);
        return _problems.Count == 0 ? new Plan(_file, stages, Describe(stages)) : null;
    }

    private List<PlannedStage> Resolve()
    {
        var hasPlugins = new PluginLoader(_catalog, _problems).Load(_file);
        var binder = new OptionsBinder(_file.Places, _problems);
        var stages = new List<PlannedStage>();
        foreach (var entry in _file.Stages)
        {
            if (_catalog.Find(entry.Use) is { } descriptor)
                stages.Add(new PlannedStage(entry, descriptor, binder.Bind(entry, descriptor.Stage.Options, descriptor.Options)));
            else if (hasPlugins)
                Add(entry, Spelling.Unknown("stage", entry.Use, _catalog.Names));
        }

        return stages;
    }

    private void CheckOrder(List<PlannedStage> stages)
    {
        var made = new HashSet<Type>();

        // What follows a stage that is not known cannot be judged: that stage may make what is missing.
        foreach (var stage in stages.TakeWhile((stage, place) => stage.Entry.Index == place))
        {
            foreach (var missing in stage.Descriptor.Uses(ArtifactDirection.Consumes).Where(artifact => !made.Contains(artifact)))
                Add(stage.Entry, $"'{stage.Descriptor.Name}' needs {missing.Name}, {Cure(missing, stage, stages)}");
            made.UnionWith(stage.Descriptor.Uses(ArtifactDirection.Produces));
        }
    }

    private string Cure(Type missing, PlannedStage stage, List<PlannedStage> stages)
    {
        bool Makes(StageDescriptor other) => other.Uses(ArtifactDirection.Produces).Contains(missing);
        if (stages.Find(other => other != stage && Makes(other.Descriptor)) is { } later)
            return $"which {later.Entry.Subject} '{later.Descriptor.Name}' produces only afterwards: put it before {stage.Entry.Subject}";
        if (stages.Find(other => other.Descriptor.Uses(ArtifactDirection.Produces).Any(made => IsCopy(made, missing))) is { } copier)
        {
            return $"and {copier.Entry.Subject} '{copier.Descriptor.Name}' produces another type of that name, from another copy of its assembly: "
                + $"declare it in a plug-in, list that under \"plugins\", and refer to it";
        }

        return _catalog.Stages.FirstOrDefault(other => other != stage.Descriptor && Makes(other)) is { } maker
            ? $"which '{maker.Name}' produces: put {{ \"use\": \"{maker.Name}\" }} before {stage.Entry.Subject}"
            : "which no known stage produces: add the plug-in that does to \"plugins\"";
    }

    private static bool IsCopy(Type made, Type missing) => made != missing && made.FullName == missing.FullName;

    private PipelineDescription Describe(List<PlannedStage> stages) => new()
    {
        Name = _file.Name,
        Seed = _file.Seed,
        Model = _file.Model,
        Folder = _file.Folder,
        ResolvedJson = ResolvedPipeline.Write(_file, stages),
        BindingJson = ResolvedPipeline.WriteBinding(_file, stages),
        ProductVersion = Product.Version,
    };

    private void Add(StageEntry entry, string message) => _problems.Add(_file.Places.Of(entry.UsePosition), entry.Subject, message);
}
