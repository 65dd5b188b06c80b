using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Discovery;

/// <summary>The stages that a pipeline can use, by name. Built-in stages are found exactly as those of plug-ins are.</summary>
internal sealed class StageCatalog
{
    private static readonly IReadOnlyList<StageDescriptor> BuiltInStages = StageDescriptor.AllOf(typeof(LoadStage).Assembly);

    private readonly SortedDictionary<string, StageDescriptor> _stages = new(StringComparer.Ordinal);

    /// <summary>The stages that come with the product.</summary>
    public static StageCatalog BuiltIn()
    {
        var catalog = new StageCatalog();
        foreach (var stage in BuiltInStages)
            catalog.Add(stage);
        return catalog;
    }

    /// <summary>All stages in the order of their names.</summary>
    public IReadOnlyCollection<StageDescriptor> Stages => _stages.Values;

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names => [.. _stages.Keys];

    /// <summary>The stage with this name, or null.</summary>
    public StageDescriptor? Find(string name) => _stages.GetValueOrDefault(name);

    /// <summary>Adds a stage.</summary>
    /// <returns>Why it cannot be added; nothing when it was.</returns>
    public IReadOnlyList<string> Add(StageDescriptor stage)
    {
        if (StageFaults.Of(stage) is { Count: > 0 } faults)
            return faults;
        if (_stages.TryAdd(stage.Name, stage))
            return [];

        // A pipeline says what runs: that a plug-in changed the meaning of a built-in name would be read nowhere.
        return _stages[stage.Name] is var other && other.IsBuiltIn
            ? [$"'{stage.Name}' is a built-in stage; give {stage.FullName} another name, and write that after \"use\" to put it in its place"]
            : [$"two stages are called '{stage.Name}': {other.FullName} and {stage.FullName}; rename one"];
    }
}
