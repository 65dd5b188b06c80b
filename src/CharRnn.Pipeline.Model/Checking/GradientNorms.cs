namespace CharRnn.Pipeline.Model.Checking;

/// <summary>Compares two gradients of one tensor.</summary>
internal static class GradientNorms
{
    private const double SmallestDenominator = 1e-10;

    /// <summary>The norm ratio ||a - b|| / (||a|| + ||b||): 0 for equal gradients, also for two of nothing but zeros.</summary>
    public static double Ratio(double[] a, double[] b)
    {
        var (difference, normA, normB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            normA += a[i] * a[i];
            normB += b[i] * b[i];
        }

        return difference == 0 ? 0 : Math.Sqrt(difference) / (Math.Sqrt(normA) + Math.Sqrt(normB));
    }

    /// <summary>The relative error |a - b| / max(1e-10, |a| + |b|) of an element.</summary>
    public static double RelativeError(double a, double b) => Math.Abs(a - b) / Math.Max(SmallestDenominator, Math.Abs(a) + Math.Abs(b));
}
