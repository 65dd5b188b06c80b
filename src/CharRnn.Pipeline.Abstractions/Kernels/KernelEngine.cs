namespace CharRnn.Pipeline.Abstractions;

/// <summary>Where a kernel's code comes from.</summary>
public enum KernelEngine
{
    /// <summary>Plain loops in double precision, the oracle.</summary>
    Reference,

    /// <summary>Emitted by the source generator when the project was built.</summary>
    Generated,

    /// <summary>Emitted and compiled while the program runs.</summary>
    Compiled,
}
