namespace CharRnn.Pipeline.Abstractions;

/// <summary>What the planner reads from <see cref="ConsumesAttribute{T}"/> and <see cref="ProducesAttribute{T}"/>.</summary>
public interface IArtifactUse
{
    /// <summary>The artifact's type.</summary>
    Type Artifact { get; }

    /// <summary>Whether the stage takes it or makes it.</summary>
    ArtifactDirection Direction { get; }
}
