namespace CharRnn.Pipeline.Stages.Report;

/// <summary>The figures of the course report that this project reproduces: a vanilla RNN on a novel, m = 100, T = 25, eta = 0.01.</summary>
internal static class SeedReport
{
    /// <summary>Its sequence length T, in characters.</summary>
    public const int Sequence = 25;

    /// <summary>Its gradient check: norm ratios by tensor.</summary>
    public static IReadOnlyDictionary<string, double> Gradients { get; } = new Dictionary<string, double>
    {
        ["U"] = 2.8952e-9,
        ["W"] = 3.9185e-8,
        ["V"] = 3.8858e-9,
        ["b"] = 1.8632e-9,
        ["c"] = 3.2096e-10,
    };

    /// <summary>Its smooth loss at some updates, on another text of about the same kind.</summary>
    public static IReadOnlyDictionary<long, double> SmoothLosses { get; } = new Dictionary<long, double>
    {
        [1] = 108.7087,
        [10_000] = 59.9675,
        [20_000] = 56.6269,
        [30_000] = 55.0560,
        [40_000] = 53.9139,
        [50_000] = 54.1753,
        [60_000] = 53.1031,
        [70_000] = 52.4514,
        [80_000] = 51.0124,
        [90_000] = 51.4498,
        [100_000] = 52.3145,
        [110_000] = 50.3527,
        [120_000] = 50.2873,
        [130_000] = 49.6559,
    };
}
