namespace CharRnn.Pipeline.Abstractions;

/// <summary>Marks an option that does not decide what the run makes of its input: an interrupted run may go on with another value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FreeOnResumeAttribute : Attribute
{
    /// <summary>Whether the value may only grow; null is more than any number.</summary>
    public bool OnlyUpwards { get; init; }
}
