using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Discovery;

/// <summary>How people say what a stage does with artifacts.</summary>
internal static class ArtifactFlow
{
    /// <summary>The verb of each direction.</summary>
    public static IReadOnlyList<(string Verb, ArtifactDirection Direction)> Verbs { get; } =
    [
        ("consumes", ArtifactDirection.Consumes), ("may consume", ArtifactDirection.MayConsume), ("produces", ArtifactDirection.Produces),
    ];
}
