namespace CharRnn.Pipeline.Abstractions;

/// <summary>How a stage uses an artifact.</summary>
public enum ArtifactDirection
{
    /// <summary>Needed.</summary>
    Consumes,

    /// <summary>Used when an earlier stage has made it.</summary>
    MayConsume,

    /// <summary>Made by the stage.</summary>
    Produces,
}
