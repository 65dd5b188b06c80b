namespace CharRnn.Pipeline.Abstractions;

/// <summary>The stage puts an artifact of type <typeparamref name="T"/> into the context.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProducesAttribute<T> : Attribute, IArtifactUse
    where T : class
{
    Type IArtifactUse.Artifact => typeof(T);
    ArtifactDirection IArtifactUse.Direction => ArtifactDirection.Produces;
}
