using System.Globalization;

namespace CharRnn.Pipeline.Benchmarks.Contenders;

/// <summary>Compares a contender's first losses with those of the reference kernel: who computes something else is not timed.</summary>
internal static class LossCheck
{
    /// <summary>How many updates are compared.</summary>
    public const int Updates = 100;

    /// <summary>Losses of about 100 nats that differ only in the order of double precision sums.</summary>
    public const double DoubleTolerance = 1e-9;

    /// <summary>The same in single precision, over 100 updates.</summary>
    public const double SingleTolerance = 1e-3;

    /// <summary>The largest distance, or why the losses are not the reference's.</summary>
    public static (double Distance, string? Complaint) Compare(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        if (actual.Count != expected.Count)
            return (double.NaN, string.Create(CultureInfo.InvariantCulture, $"{actual.Count} losses instead of {expected.Count}"));
        var largest = 0.0;
        for (var n = 0; n < expected.Count; n++)
        {
            var distance = Math.Abs(actual[n] - expected[n]);

            // Written so that NaN is a complaint, too.
            if (!(distance <= tolerance))
            {
                return (distance, string.Create(
                    CultureInfo.InvariantCulture, $"loss of update {n + 1} is {actual[n]:G9}, of the reference {expected[n]:G9}; allowed {tolerance:G1}"));
            }

            largest = Math.Max(largest, distance);
        }

        return (largest, null);
    }
}
