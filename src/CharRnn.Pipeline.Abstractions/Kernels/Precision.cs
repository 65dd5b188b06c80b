namespace CharRnn.Pipeline.Abstractions;

/// <summary>The arithmetic of a kernel.</summary>
public enum Precision
{
    /// <summary>float, for training.</summary>
    Single,

    /// <summary>double, for the gradient check.</summary>
    Double,
}
