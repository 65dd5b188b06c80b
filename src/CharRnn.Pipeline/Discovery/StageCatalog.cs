using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Discovery;

/// <summary>The stages that a pipeline can use, by name. Built-in stages are found exactly as those of plug-ins are.</summary>
internal sealed class StageCatalog
{
    private readonly SortedDictionary<string, StageDescriptor> _stages = new(StringComparer.Ordinal);

    /// <summary>The stages that come with the product.</summary>
    public static StageCatalog BuiltIn()
    {
        var catalog = new StageCatalog();
        foreach (var stage in StageDescriptor.AllOf(typeof(LoadStage).Assembly))
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
    /// <returns>Why it cannot be added; null when it was.</returns>
    public string? Add(StageDescriptor stage)
    {
        if (stage.FaultOfOptions() is { } fault)
            return fault;
        if (_stages.TryAdd(stage.Name, stage))
            return null;
        return $"two stages are called '{stage.Name}': {_stages[stage.Name].FullName} and {stage.FullName}; rename one";
    }
}
