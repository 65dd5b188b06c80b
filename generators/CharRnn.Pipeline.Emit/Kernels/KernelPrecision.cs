namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>The arithmetic of an emitted kernel.</summary>
public enum KernelPrecision
{
    /// <summary>float, for training.</summary>
    Single,

    /// <summary>double, for the gradient check.</summary>
    Double,
}
