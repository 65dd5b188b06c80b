using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Planning;

/// <summary>Turns a pipeline file into a plan, or says everything that stands against it.</summary>
internal sealed class Planner
{
    private readonly List<ConfigurationProblem> _problems = [];
    private readonly PipelineFile _file;
    private readonly StageCatalog _catalog = StageCatalog.BuiltIn();

    private Planner(PipelineFile file) => _file = file;

    /// <summary>Plans a pipeline.</summary>
    /// <exception cref="PipelineConfigurationException">With every problem found.</exception>
    public static Plan Plan(PipelineFile file)
    {
        var planner = new Planner(file);
        var stages = planner.Resolve();
        planner.CheckOrder(stages);
        if (planner._problems.Count > 0)
            throw new PipelineConfigurationException(planner._problems);
        return new Plan(file, stages, planner.Describe(stages));
    }

    private List<PlannedStage> Resolve()
    {
        new PluginLoader(_catalog, _problems).Load(_file);
        var binder = new OptionsBinder(_file.Places, _problems);
        var stages = new List<PlannedStage>();
        foreach (var entry in _file.Stages)
        {
            if (_catalog.Find(entry.Use) is { } descriptor)
                stages.Add(new PlannedStage(entry, descriptor, binder.Bind(entry, descriptor.Stage.Options)));
            else
                Add(entry, Spelling.Unknown("stage", entry.Use, _catalog.Names));
        }

        return stages;
    }

    private void CheckOrder(List<PlannedStage> stages)
    {
        var made = new HashSet<Type>();
        foreach (var stage in stages)
        {
            foreach (var missing in stage.Descriptor.Uses(ArtifactDirection.Consumes).Where(artifact => !made.Contains(artifact)))
                Add(stage.Entry, $"'{stage.Descriptor.Name}' needs {missing.Name}, {Cure(missing, stage, stages)}");
            made.UnionWith(stage.Descriptor.Uses(ArtifactDirection.Produces));
        }
    }

    private string Cure(Type missing, PlannedStage stage, List<PlannedStage> stages)
    {
        bool Makes(StageDescriptor other) => other.Uses(ArtifactDirection.Produces).Contains(missing);
        if (stages.Find(other => Makes(other.Descriptor)) is { } later)
            return $"which stages[{later.Entry.Index}] '{later.Descriptor.Name}' makes only afterwards; put it before stages[{stage.Entry.Index}]";
        return _catalog.Stages.FirstOrDefault(Makes) is { } maker
            ? $"which '{maker.Name}' makes; put {{ \"use\": \"{maker.Name}\" }} before stages[{stage.Entry.Index}]"
            : "which no known stage makes; add the plug-in that does to \"plugins\"";
    }

    private PipelineDescription Describe(List<PlannedStage> stages) => new()
    {
        Name = _file.Name,
        Seed = _file.Seed,
        Model = _file.Model,
        Folder = _file.Folder,
        ResolvedJson = ResolvedPipeline.Write(_file, stages),
        ProductVersion = Product.Version,
    };

    private void Add(StageEntry entry, string message) =>
        _problems.Add(new ConfigurationProblem(_file.Places.Of(entry.UsePosition), $"stages[{entry.Index}]", message));
}
