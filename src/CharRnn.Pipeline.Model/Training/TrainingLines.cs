using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>The files of a training that grow line by line.</summary>
internal sealed class TrainingLines : IDisposable
{
    public const string Metrics = "metrics.jsonl";
    public const string Samples = "samples.jsonl";
    private const string Timings = "timing.jsonl";

    private readonly JsonLines<MetricPoint> _metrics;
    private readonly JsonLines<TimingPoint> _timings;
    private readonly JsonLines<TextSample> _samples;

    /// <summary>Opens the files, cut back to what a checkpoint counts.</summary>
    public TrainingLines(RunFolder folder, Checkpoint? resumed, BackgroundWriter writer)
    {
        var (metrics, samples) = (resumed?.MetricLines ?? 0, resumed?.SampleLines ?? 0);
        _metrics = new JsonLines<MetricPoint>(folder, Metrics, metrics, writer);
        _timings = new JsonLines<TimingPoint>(folder, Timings, metrics, writer);
        _samples = new JsonLines<TextSample>(folder, Samples, samples, writer);
    }

    /// <summary>The lines of metrics.jsonl.</summary>
    public IReadOnlyList<MetricPoint> MetricPoints => _metrics.Points;

    /// <summary>The lines of timing.jsonl.</summary>
    public IReadOnlyList<TimingPoint> TimingPoints => _timings.Points;

    /// <summary>The lines of samples.jsonl.</summary>
    public IReadOnlyList<TextSample> TextSamples => _samples.Points;

    /// <summary>Writes a line of figures and one of times.</summary>
    public void Add(MetricPoint metrics, TimingPoint timing)
    {
        _metrics.Add(metrics);
        _timings.Add(timing);
    }

    /// <summary>Writes a sample.</summary>
    public void Add(TextSample sample) => _samples.Add(sample);

    /// <summary>Returns when all lines are on the disk. To be called by the writer.</summary>
    public void Flush()
    {
        _metrics.Flush();
        _timings.Flush();
        _samples.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics.Dispose();
        _timings.Dispose();
        _samples.Dispose();
    }
}
