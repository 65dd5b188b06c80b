namespace CharRnn.Pipeline.Kernels.Numerics;

/// <summary>exp, log and tanh in double precision whose bits are the same on every platform.</summary>
/// <remarks>
/// <see cref="Math"/> hands these functions to the C library of the system, whose last bits differ. Here every operation is one that
/// IEEE 754 rounds correctly (+, -, *, /, fused multiply-add) or an exact change of the exponent, in a fixed order.
/// Measured against 50-digit arithmetic the errors stay below 1 ulp (exp, log) and 2 ulp (tanh). Allocates nothing.
/// </remarks>
public static class PortableMath
{
    private const double Log2E = 1.4426950408889634;

    // ln 2 in two parts, together good to 107 bits. n * Ln2High is subtracted by a fused multiply-add, which is exact here:
    // the difference is a multiple of 2^-53 and below 1/2.
    private const double Ln2High = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;

    private const double LargestExpArgument = 709.782712893384;
    private const double SmallestExpArgument = -745.1332191019412;
    private const double TanhIsOneFrom = 20;

    private const long MantissaMask = 0x000F_FFFF_FFFF_FFFF;
    private const long BitsOfOne = 0x3FF0_0000_0000_0000;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double Two54 = 18014398509481984;
    private const double Sqrt2 = 1.4142135623730951;

    // Taylor's terms of (e^r - 1 - r) / r^2. With |r| <= ln(2)/2 the first one left out is below 2^-57 of e^r.
    private static readonly double[] ExpTerms =
    [
        1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800,
        1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800,
    ];

    // 2 atanh(s) = 2s + s (2/3 z + 2/5 z^2 + ...), z = s^2. With z <= 0.0295 the first one left out is below 2^-60.
    private static readonly double[] AtanhTerms =
        [2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21, 2.0 / 23];

    /// <summary>e^x, error below 1 ulp; 0 and infinity beyond the range, NaN for NaN.</summary>
    /// <remarks>x = n ln 2 + r with |r| at most ln(2)/2 (Cody and Waite 1980), a polynomial in r, then 2^n as a change of exponent.</remarks>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (x > LargestExpArgument)
            return double.PositiveInfinity;
        if (x < SmallestExpArgument)
            return 0;

        var r = Reduce(x, out var n);
        return Math.ScaleB(1 + ExpMinusOneReduced(r), n);
    }

    /// <summary>The natural logarithm, error below 1 ulp; -infinity at 0, NaN below 0 and for NaN.</summary>
    /// <remarks>x = 2^n (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); ln(1 + f) = 2 atanh(s), s = f / (2 + f), by its series.</remarks>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
            return double.NaN;
        if (x == 0)
            return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x))
            return x;

        var f = Significand(x, out var n) - 1;
        var s = f / (2 + f);
        var z = s * s;
        var half = 0.5 * f * f;
        // f, the leading term, is exact; the rest is small, so that its rounding hardly shows (the arrangement of fdlibm's log).
        var rest = Math.FusedMultiplyAdd(s, half + (z * Horner(AtanhTerms, z)), n * Ln2Low) - half;
        return Math.FusedMultiplyAdd(n, Ln2High, f + rest);
    }

    /// <summary>The hyperbolic tangent, error below 2 ulp; odd, with tanh(-0) = -0; NaN for NaN.</summary>
    /// <remarks>tanh |x| = t / (t + 2) with t = e^(2|x|) - 1, which keeps small arguments exact; 1 - 2 / (t + 2) from 1 on.</remarks>
    public static double Tanh(double x)
    {
        if (double.IsNaN(x))
            return x;

        var magnitude = Math.Abs(x);
        if (magnitude >= TanhIsOneFrom)
            return Math.CopySign(1, x);

        var t = ExpMinusOne(2 * magnitude);
        return Math.CopySign(magnitude < 1 ? RatioToTwoMore(t) : 1 - (2 / (t + 2)), x);
    }

    /// <summary>e^x - 1 for x from 0 to 40.</summary>
    private static double ExpMinusOne(double x)
    {
        var r = Reduce(x, out var n);
        var scale = Math.ScaleB(1, n);
        return Math.FusedMultiplyAdd(scale, ExpMinusOneReduced(r), scale - 1);
    }

    /// <summary>t / (t + 2), with one step of correction that takes out the roundings of the sum and of the quotient.</summary>
    private static double RatioToTwoMore(double t)
    {
        var sum = t + 2;
        var lost = t - (sum - 2);
        var ratio = t / sum;
        var remainder = Math.FusedMultiplyAdd(-ratio, lost, Math.FusedMultiplyAdd(-ratio, sum, t));
        return ratio + (remainder / sum);
    }

    private static double Reduce(double x, out int n)
    {
        var whole = Math.Round(x * Log2E);
        n = (int)whole;
        return Math.FusedMultiplyAdd(-whole, Ln2Low, Math.FusedMultiplyAdd(-whole, Ln2High, x));
    }

    private static double ExpMinusOneReduced(double r) => Math.FusedMultiplyAdd(r * r, Horner(ExpTerms, r), r);

    /// <summary>x = significand * 2^n with the significand from sqrt(1/2) to sqrt(2).</summary>
    private static double Significand(double x, out int n)
    {
        var bits = BitConverter.DoubleToInt64Bits(x < SmallestNormal ? x * Two54 : x);
        n = (int)(bits >> 52) - 1023 - (x < SmallestNormal ? 54 : 0);
        var significand = BitConverter.Int64BitsToDouble((bits & MantissaMask) | BitsOfOne);
        if (significand <= Sqrt2)
            return significand;
        n++;
        return significand / 2;
    }

    private static double Horner(double[] terms, double x)
    {
        var sum = terms[^1];
        for (var i = terms.Length - 2; i >= 0; i--)
            sum = Math.FusedMultiplyAdd(sum, x, terms[i]);
        return sum;
    }
}
