using System.Reflection;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Discovery;

/// <summary>A stage class and what its attributes say.</summary>
/// <param name="Type">The class.</param>
/// <param name="Stage">Name, summary, options.</param>
/// <param name="Artifacts">What it takes and makes.</param>
internal sealed record StageDescriptor(Type Type, StageAttribute Stage, IReadOnlyList<IArtifactUse> Artifacts)
{
    /// <summary>The word that stands after <c>"use"</c>.</summary>
    public string Name => Stage.Name;

    /// <summary>Where it comes from.</summary>
    public string Assembly => Type.Assembly.GetName().Name!;

    /// <summary>The descriptor of a class; null when it is no stage.</summary>
    public static StageDescriptor? Of(Type type) =>
        type is { IsAbstract: false } && typeof(IStage).IsAssignableFrom(type) && type.GetCustomAttribute<StageAttribute>() is { } stage
            ? new StageDescriptor(type, stage, [.. type.GetCustomAttributes().OfType<IArtifactUse>()])
            : null;

    /// <summary>The artifacts used in one direction.</summary>
    public IEnumerable<Type> Uses(ArtifactDirection direction) =>
        Artifacts.Where(use => use.Direction == direction).Select(use => use.Artifact);
}
