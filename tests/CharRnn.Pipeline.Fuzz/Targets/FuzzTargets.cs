namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>The targets by name.</summary>
internal static class FuzzTargets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IFuzzTarget> All { get; } = [new PipelineTarget(), new SafetensorsTarget(), new TextTarget()];

    /// <summary>The target with this name, or null.</summary>
    public static IFuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}
