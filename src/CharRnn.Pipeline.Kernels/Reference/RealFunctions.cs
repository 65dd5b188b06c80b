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
}
