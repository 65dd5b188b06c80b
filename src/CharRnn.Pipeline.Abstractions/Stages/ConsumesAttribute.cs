namespace CharRnn.Pipeline.Abstractions;

/// <summary>The stage needs an artifact of type <typeparamref name="T"/>; the plan is refused when no earlier stage produces it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConsumesAttribute<T> : Attribute, IArtifactUse
    where T : class
{
    /// <summary>True when the stage can do without.</summary>
    public bool Optional { get; init; }

    Type IArtifactUse.Artifact => typeof(T);
    ArtifactDirection IArtifactUse.Direction => Optional ? ArtifactDirection.MayConsume : ArtifactDirection.Consumes;
}
