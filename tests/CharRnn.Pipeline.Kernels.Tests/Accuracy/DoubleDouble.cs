namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>A number as the sum of two doubles that do not overlap: some 106 bits (Dekker 1971). Slow, and twice as exact as what it judges.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (sum, rest) = Sum(a.High, b.High);
        return Normal(sum, rest + a.Low + b.Low);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        return Normal(product, Math.FusedMultiplyAdd(a.High, b.High, -product) + a.High * b.Low + a.Low * b.High);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a + b * -first;
        var second = rest.High / b.High;
        rest += b * -second;
        return Normal(first, second) + rest.High / b.High;
    }

    /// <summary>The sum, and exactly what its rounding lost (Knuth 1969).</summary>
    private static (double Sum, double Lost) Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, a - (sum - part) + (b - part));
    }

    private static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
