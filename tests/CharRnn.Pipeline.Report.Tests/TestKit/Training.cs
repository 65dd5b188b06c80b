using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Report.Tests.TestKit;

/// <summary>A training that follows the measured curve of the default text.</summary>
internal static class Training
{
    /// <summary>Smooth losses at update 1 and at every 10,000th.</summary>
    private static readonly double[] Measured =
        [108.92, 55.05, 52.22, 51.89, 51.19, 50.34, 49.17, 48.98, 48.02, 48.67, 47.94, 46.20, 47.80, 47.22];

    public static KernelShape Shape { get; } = new("rnn", 100, 78, Run.Sequence);

    public static KernelInfo Kernel { get; } = new(Shape, Precision.Single, KernelEngine.Generated, "AVX2", "emitted at build time");

    public static TrainedModel Model() => new()
    {
        Best = Snapshot(110_000, 46.20),
        Last = Snapshot(Run.Updates, 47.22),
        Metrics = [.. Enumerable.Range(0, 1301).Select(i => Point(Math.Max(1, 100L * i)))],
        Samples = [.. Enumerable.Range(0, 14).Select(i => new TextSample(Math.Max(1, 10_000L * i), Measured[i], $"sample {i}\n  <b>indented</b>"))],
        Kernel = Kernel,
        LearningRate = 0.01,
        UpdatesPerEpoch = Run.UpdatesPerEpoch,
        UpdateSeconds = Run.UpdateSeconds,
        EarlySaturation = 0.06,
    };

    private static MetricPoint Point(long update)
    {
        var (place, share) = ((int)(update / 10_000), update % 10_000 / 10_000.0);
        var next = Math.Min(place + 1, Measured.Length - 1);
        var fall = place == 0 ? (1 - share) * Math.Exp(-update / 1500.0) : 1 - share;
        var smooth = update == 1 ? Measured[0] : Measured[next] + fall * (Measured[place] - Measured[next]);
        return new MetricPoint(update, (int)(update / Run.UpdatesPerEpoch) + 1, smooth, smooth);
    }

    private static ModelSnapshot Snapshot(long update, double smoothLoss) =>
        new(Shape, "character", Texts.Encoded.Vocabulary, [], update, smoothLoss);
}
