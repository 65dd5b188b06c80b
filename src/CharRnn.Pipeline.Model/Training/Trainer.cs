using System.Globalization;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Trains a network on a text, update by update, and writes metrics, samples and checkpoints on the way.</summary>
/// <remarks>
/// An update reads T symbols. The hidden state is carried from one to the next and is zero at the start of an epoch. The same pipeline,
/// text and seed give byte-identical metrics.jsonl, samples.jsonl and checkpoints. An update allocates nothing.
/// </remarks>
public sealed class Trainer : IDisposable
{
    private readonly IRnnKernel _kernel;
    private readonly EncodedText _text;
    private readonly TrainOptions _options;
    private readonly StageContext _context;
    private readonly SymbolText _symbols;
    private readonly AdaGradStep _step;
    private readonly TextSchedule _schedule;
    private readonly TrainingSampler _sampler;
    private readonly CheckpointSaver _checkpoints;
    private readonly SaturationMeter _saturation;
    private readonly TrainingClock _clock;
    private readonly JsonLines<MetricPoint> _metrics;
    private readonly JsonLines<TimingPoint> _timing;
    private readonly JsonLines<TextSample> _samples;
    private readonly double[] _zero;
    private readonly int[] _ids;
    private readonly int _sequence;
    private SmoothLoss _smoothLoss;

    /// <summary>Prepares a training and starts its files.</summary>
    /// <param name="kernel">Holds the initial weights; its vocabulary is the text's.</param>
    /// <param name="text">What is learnt.</param>
    /// <param name="options">Length, steps, and how often something is written.</param>
    /// <param name="context">The run: folder, seed, progress.</param>
    /// <exception cref="StageFailedException">The text is too short for one update.</exception>
    public Trainer(IRnnKernel kernel, EncodedText text, TrainOptions options, StageContext context)
    {
        (_kernel, _text, _options, _context) = (kernel, text, options, context);
        _symbols = new SymbolText(text.Unit, text.Vocabulary);
        var shape = kernel.Info.Shape;
        _step = new AdaGradStep(options.LearningRate, options.Clip);
        _schedule = new TextSchedule(text.Ids.Length, shape.Sequence, options);
        _sampler = new TrainingSampler(kernel, RandomStreams.Create(context.Pipeline.Seed, RandomPurpose.Samples));
        _checkpoints = new CheckpointSaver(kernel, text, options, _schedule, context);
        _saturation = new SaturationMeter(kernel);
        _zero = new double[shape.Hidden];
        _sequence = shape.Sequence;
        _ids = new int[_sequence + 1];
        _metrics = new JsonLines<MetricPoint>(context.RunFolder, "metrics.jsonl");
        _timing = new JsonLines<TimingPoint>(context.RunFolder, "timing.jsonl");
        _samples = new JsonLines<TextSample>(context.RunFolder, "samples.jsonl");
        _clock = new TrainingClock(shape.Sequence * text.CharactersPerSymbol);
    }

    /// <summary>Trains to the end.</summary>
    /// <exception cref="StageFailedException">The loss is no longer finite; the checkpoints written before are sound.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; last.safetensors holds the last update.</exception>
    public TrainedModel Run(CancellationToken cancellation)
    {
        for (var update = 1L; update <= _schedule.Updates; update++)
        {
            if (cancellation.IsCancellationRequested)
                Interrupt(update - 1, cancellation);
            var loss = Update(update);
            if (IsDue(update, _options.LogEvery) || IsDue(update, _options.SampleEvery) || IsCheckpoint(update))
                Record(update, loss);
        }

        return Result();
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _metrics.Dispose();
        _timing.Dispose();
        _samples.Dispose();
    }

    private double Update(long update)
    {
        var start = _schedule.Start(update);
        if (start == 0)
            _kernel.WriteHidden(_zero);
        _text.Ids.CopyTo(start, _ids);
        var loss = _kernel.Train(_ids.AsSpan(0.._sequence), _ids.AsSpan(1..), _step);
        if (!double.IsFinite(loss))
            throw Divergence.At(update, string.Create(CultureInfo.InvariantCulture, $"The loss is {loss}"), _options);
        _smoothLoss.Add(loss);
        _saturation.Measure(update * _kernel.Info.Shape.Sequence);
        return loss;
    }

    private void Record(long update, double loss)
    {
        _clock.Pause();
        if (IsDue(update, _options.LogEvery))
            Log(update, loss);
        if (IsDue(update, _options.SampleEvery))
            Sample(update);
        if (IsCheckpoint(update))
            _checkpoints.Save(update, _smoothLoss.Value, _sampler.RandomState);
        _clock.Resume();
    }

    private void Log(long update, double loss)
    {
        var timing = _clock.Mark(update);
        _metrics.Add(new MetricPoint(update, _schedule.Epoch(update), loss, _smoothLoss.Value));
        _timing.Add(timing);
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"smooth loss {_smoothLoss.Value:F2}, {timing.CharactersPerSecond:N0} characters/s");
        _context.Progress.Report(new StageProgress(update, _schedule.Updates, "updates", detail));
    }

    private void Sample(long update)
    {
        var next = _schedule.Start(update) + _kernel.Info.Shape.Sequence;
        var ids = _sampler.Sample(_text.Ids[next], _options.SampleLength);
        _samples.Add(new TextSample(update, _smoothLoss.Value, _symbols.Decode(ids)));
    }

    private static bool IsDue(long update, int every) => update == 1 || update % every == 0;

    private bool IsCheckpoint(long update) => update % _options.CheckpointEvery == 0 || update == _schedule.Updates;

    private void Interrupt(long done, CancellationToken cancellation)
    {
        if (done > 0)
            _checkpoints.SaveLast(done, _smoothLoss.Value, _sampler.RandomState);
        throw new OperationCanceledException($"Training was interrupted after update {done}.", cancellation);
    }

    private TrainedModel Result() => new()
    {
        // The last update is always a checkpoint.
        Best = _checkpoints.Best!,
        Last = _checkpoints.Last!,
        Metrics = _metrics.Points,
        Samples = _samples.Points,
        Kernel = _kernel.Info,
        LearningRate = _options.LearningRate,
        UpdatesPerEpoch = _schedule.UpdatesPerEpoch,
        UpdateSeconds = _clock.UpdateSeconds,
        EarlySaturation = _saturation.Share,
    };
}
