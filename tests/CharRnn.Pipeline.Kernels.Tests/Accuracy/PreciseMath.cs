namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>exp and tanh to some 30 digits: the truth that emitted functions are measured against.</summary>
internal static class PreciseMath
{
    // ln 2 in three parts, the first of 40 bits, so that its multiples are exact.
    private const double Ln2High = 0.6931471805592082;
    private static readonly DoubleDouble Ln2Low = new(7.371002565167799e-13, 1.94704509238075e-31);

    private static readonly DoubleDouble[] Inverses = [.. Enumerable.Range(1, 30).Select(n => (DoubleDouble)1 / n)];

    /// <summary>e^x for x whose e^x is a normal number.</summary>
    public static DoubleDouble Exp(double x)
    {
        var (minusOne, scale) = Reduced(x);
        var result = minusOne + 1;
        return new(result.High * scale, result.Low * scale);
    }

    /// <summary>(e^2x - 1) / (e^2x + 1).</summary>
    public static DoubleDouble Tanh(double x)
    {
        var (minusOne, scale) = Reduced(2 * x);
        var e = minusOne * scale + (scale - 1);
        return e / (e + 2);
    }

    /// <summary>e^r - 1 and 2^n, with x = n ln 2 + r.</summary>
    private static (DoubleDouble MinusOne, double Scale) Reduced(double x)
    {
        var n = Math.Round(x / Math.Log(2));
        var r = (DoubleDouble)Math.FusedMultiplyAdd(-n, Ln2High, x) + Ln2Low * -n;
        var sum = (DoubleDouble)0;
        for (var i = Inverses.Length - 1; i >= 0; i--)
            sum = (sum + 1) * r * Inverses[i];
        return (sum, Math.ScaleB(1, (int)n));
    }
}
