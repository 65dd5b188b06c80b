using System.Numerics;
using CharRnn.Pipeline.Kernels.Numerics;

namespace CharRnn.Pipeline.Kernels.Reference;

/// <summary>Elementary functions of Complex that keep a tiny imaginary part to full relative accuracy, as the complex step needs.</summary>
public readonly struct ComplexFunctions : IElementaryFunctions<Complex>
{
    /// <inheritdoc/>
    public static Complex Exp(Complex x)
    {
        var magnitude = PortableMath.Exp(x.Real);
        var (sin, cos) = Math.SinCos(x.Imaginary);
        return new Complex(magnitude * cos, magnitude * sin);
    }

    /// <inheritdoc/>
    public static Complex Log(Complex x) => new(PortableMath.Log(Complex.Abs(x)), x.Phase);

    /// <inheritdoc/>
    /// <remarks>
    /// tanh(a + ib) = (tanh a (1 + tan^2 b) + i tan b (1 - tanh^2 a)) / (1 + tanh^2 a tan^2 b). The usual quotient of sinh and cosh
    /// loses digits of the imaginary part, and overflows for large |a|.
    /// </remarks>
    public static Complex Tanh(Complex x)
    {
        var tanh = PortableMath.Tanh(x.Real);
        var tan = Math.Tan(x.Imaginary);
        var denominator = 1 + (tanh * tanh * tan * tan);
        return new Complex(tanh * (1 + (tan * tan)) / denominator, tan * (1 - (tanh * tanh)) / denominator);
    }

    /// <inheritdoc/>
    public static double Real(Complex x) => x.Real;
}
