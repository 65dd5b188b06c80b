namespace CharRnn.Pipeline.Kernels.Reference;

/// <summary>The functions that the network needs beside arithmetic, for one kind of number.</summary>
/// <typeparam name="T">double, or Complex for the complex step.</typeparam>
/// <remarks>Implemented by structs, for which the JIT compiles the loops of the network anew, with direct calls.</remarks>
public interface IElementaryFunctions<T>
{
    /// <summary>e^x.</summary>
    static abstract T Exp(T x);

    /// <summary>The natural logarithm.</summary>
    static abstract T Log(T x);

    /// <summary>The hyperbolic tangent.</summary>
    static abstract T Tanh(T x);

    /// <summary>The real part: what softmax compares to find its largest score.</summary>
    static abstract double Real(T x);

    /// <summary>The sum of a[j] * b[j]: nearly all of the network's work, and the one loop that is written for each kind of number.</summary>
    static abstract T Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b);
}
