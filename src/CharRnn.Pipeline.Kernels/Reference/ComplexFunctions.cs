using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    /// <inheritdoc/>
    public static Complex Dot(ReadOnlySpan<Complex> a, ReadOnlySpan<Complex> b)
    {
        // Real and imaginary parts alternate in memory. Four products at a time: (ar br, ai br) and (ai bi, ar bi), summed apart.
        var p = MemoryMarshal.Cast<Complex, double>(a);
        var q = MemoryMarshal.Cast<Complex, double>(b);
        var (straight, crossed) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i + Vector512<double>.Count <= p.Length; i += Vector512<double>.Count)
        {
            var (x, y) = (Vector512.Create(p[i..]), Vector512.Create(q[i..]));
            straight += x * Vector512.Shuffle(y, Vector512.Create(0, 0, 2, 2, 4, 4, 6, 6));
            crossed += Vector512.Shuffle(x, Vector512.Create(1, 0, 3, 2, 5, 4, 7, 6)) * Vector512.Shuffle(y, Vector512.Create(1, 1, 3, 3, 5, 5, 7, 7));
        }

        var sum = Complex.Zero;
        for (var lane = 0; lane < Vector512<double>.Count; lane += 2)
            sum += new Complex(straight[lane] - crossed[lane], straight[lane + 1] + crossed[lane + 1]);
        for (var j = i / 2; j < a.Length; j++)
            sum += a[j] * b[j];
        return sum;
    }
}
