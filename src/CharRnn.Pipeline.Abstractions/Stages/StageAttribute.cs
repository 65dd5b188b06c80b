namespace CharRnn.Pipeline.Abstractions;

/// <summary>Names a stage: the word that stands after <c>"use"</c> in pipeline.json.</summary>
/// <param name="name">Lower case, unique among the built-in and plug-in stages.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StageAttribute(string name) : Attribute
{
    /// <summary>The word that stands after <c>"use"</c>.</summary>
    public string Name { get; } = name;

    /// <summary>One sentence for <c>charrnn stages</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>The options record, bound from the stage's object in pipeline.json; none: the stage takes no options.</summary>
    public Type? Options { get; init; }

    /// <summary>
    /// True for a stage that only reads its input and writes nothing. The leading stages of this kind run before the run folder exists,
    /// so that a text that cannot be used is reported as a mistake in the configuration (exit code 2) and nothing is left behind.
    /// </summary>
    public bool Prepares { get; init; }

    /// <summary>True for a stage that nothing of lasting worth depends on, such as a report: an interrupted run may go on with another one or without.</summary>
    public bool FreeOnResume { get; init; }
}
