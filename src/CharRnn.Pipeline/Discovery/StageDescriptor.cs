using System.Reflection;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Stages.Load;

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

    /// <summary>Whether it comes with the product.</summary>
    public bool IsBuiltIn => Type.Assembly == typeof(LoadStage).Assembly;

    /// <summary>The class and where it comes from, for messages.</summary>
    public string FullName => $"{Type.FullName} of {Assembly}";

    /// <summary>Its options, in the order of their declaration.</summary>
    public IReadOnlyList<StageOption> Options { get; } = StageOption.AllOf(Stage.Options);

    /// <summary>The stages of an assembly.</summary>
    public static IReadOnlyList<StageDescriptor> AllOf(Assembly assembly) => [.. assembly.GetTypes().Select(Of).OfType<StageDescriptor>()];

    /// <summary>The artifacts used in one direction.</summary>
    public IEnumerable<Type> Uses(ArtifactDirection direction) =>
        Artifacts.Where(use => use.Direction == direction).Select(use => use.Artifact);

    /// <summary>The stage that a class is; null when it is none.</summary>
    public static StageDescriptor? Of(Type type) =>
        type is { IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IStage).IsAssignableFrom(type) && type.GetCustomAttribute<StageAttribute>() is { } stage
            ? new StageDescriptor(type, stage, [.. type.GetCustomAttributes().OfType<IArtifactUse>()])
            : null;
}
