using CharRnn.Pipeline.Kernels.Numerics;

namespace CharRnn.Pipeline.Kernels.Reference;

/// <summary>Elementary functions of double, the same bits on every platform.</summary>
public readonly struct RealFunctions : IElementaryFunctions<double>
{
    /// <inheritdoc/>
    public static double Exp(double x) => PortableMath.Exp(x);

    /// <inheritdoc/>
    public static double Log(double x) => PortableMath.Log(x);

    /// <inheritdoc/>
    public static double Tanh(double x) => PortableMath.Tanh(x);

    /// <inheritdoc/>
    public static double Real(double x) => x;

    /// <inheritdoc/>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Four strands: in a single one every addition would wait for the one before it.
        var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0);
        var j = 0;
        for (; j + 3 < a.Length; j += 4)
        {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }

        for (; j < a.Length; j++)
            s0 += a[j] * b[j];
        return s0 + s1 + (s2 + s3);
    }
}
