using System.Globalization;

namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>A stretch of an axis.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, above <paramref name="Low"/>.</param>
internal readonly record struct AxisRange(double Low, double High)
{
    private const int MostDecimals = 8;
    private const double LeastShare = 1e-3;

    private static readonly double[] NiceSteps = [1, 2, 2.5, 5, 10];

    /// <summary>High - Low.</summary>
    public double Length => High - Low;

    /// <summary>The smallest range of some values. Values that hardly differ get room: their ticks would drown in rounding.</summary>
    public static AxisRange Of(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return high - low > LeastShare * Math.Abs(high) ? new AxisRange(low, high) : new AxisRange(low - 0.5, high + 0.5);
    }

    /// <summary>The range with room at its ends, in shares of its length.</summary>
    public AxisRange Widen(double below, double above) => new(Low - below * Length, High + above * Length);

    /// <summary>Where a value lies: 0 at the lower end, 1 at the upper.</summary>
    public double ShareOf(double value) => (value - Low) / Length;

    /// <summary>Round values inside the range with their labels: about <paramref name="count"/>, never more than that and one.</summary>
    public IEnumerable<(double Value, string Label)> Ticks(int count)
    {
        var step = NiceStep(Length / count);
        var decimals = Enumerable.Range(0, MostDecimals).First(digits => digits == MostDecimals - 1 || Math.Round(step, digits) == step);
        for (var i = Math.Ceiling(Low / step); i * step <= High; i++)
            yield return (i * step, (i * step).ToString("N" + decimals, CultureInfo.InvariantCulture));
    }

    private static double NiceStep(double atLeast)
    {
        var power = 1.0;
        while (power * 10 <= atLeast)
            power *= 10;
        while (power > atLeast)
            power /= 10;
        return power * NiceSteps.First(step => power * step >= atLeast);
    }
}
