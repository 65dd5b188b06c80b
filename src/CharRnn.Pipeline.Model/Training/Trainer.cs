using System.Globalization;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Trains a network on a text, update by update, and writes metrics, samples and checkpoints on the way.</summary>
/// <remarks>
/// An update reads T symbols. The hidden state is carried from one to the next and is zero at the start of an epoch. The same pipeline,
/// text and seed give byte-identical metrics.jsonl, samples.jsonl and checkpoints, however often training was interrupted and went on
/// from a checkpoint. An update allocates nothing.
/// </remarks>
public sealed partial class Trainer : IDisposable
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
    private readonly BackgroundWriter _writer = new();
    private readonly TrainingLines _lines;
    private readonly Divergence _divergence;
    private readonly Checkpoint? _resumed;
    private readonly double[] _zero;
    private readonly int[] _ids;
    private readonly int _sequence;
    private readonly double _lossBound;
    private SmoothLoss _smoothLoss;

    /// <summary>Prepares a training and opens its files.</summary>
    /// <param name="kernel">Holds the initial weights; its vocabulary is the text's.</param>
    /// <param name="text">What is learnt.</param>
    /// <param name="options">Length, steps, and how often something is written.</param>
    /// <param name="context">The run: folder, seed, progress.</param>
    /// <param name="resumed">A checkpoint of this training to go on from; it takes the place of the kernel's weights.</param>
    /// <param name="best">The best checkpoint before that, when it could be read.</param>
    /// <param name="time">Tells when a checkpoint is due.</param>
    /// <exception cref="StageFailedException">The text is too short for one update, or the files do not fit the checkpoint.</exception>
    public Trainer(
        IRnnKernel kernel, EncodedText text, TrainOptions options, StageContext context, Checkpoint? resumed = null, Checkpoint? best = null,
        TimeProvider? time = null)
    {
        (_kernel, _text, _options, _context, _resumed) = (kernel, text, options, context, resumed);
        _symbols = new SymbolText(text.Unit, text.Vocabulary);
        var shape = kernel.Info.Shape;
        _step = new AdaGradStep(options.LearningRate, options.Clip);
        _schedule = new TextSchedule(text.Ids.Length, shape.Sequence, options);
        _sampler = new TrainingSampler(kernel, RandomStreams.Create(context.Pipeline.Seed, RandomPurpose.Samples));
        _saturation = new SaturationMeter(kernel, resumed?.Saturation ?? default);
        _divergence = new Divergence(options, _symbols, context.RunFolder);
        _lossBound = Divergence.LossBound(shape);
        _zero = new double[shape.Hidden];
        _sequence = shape.Sequence;
        _ids = new int[_sequence + 1];
        _lines = new TrainingLines(context.RunFolder, resumed, _writer);
        _checkpoints = new CheckpointSaver(kernel, text, options, _schedule, context, _lines, _writer, time ?? TimeProvider.System);
        if (resumed is null)
            _checkpoints.Start();
        else
            Resume(resumed, best);
        _clock = new TrainingClock(shape.Sequence * text.CharactersPerSymbol, resumed?.Model.Update ?? 0, _lines.TimingPoints);
    }

    /// <summary>Trains to the end.</summary>
    /// <exception cref="StageFailedException">The loss or a weight has run wild; the checkpoints written before are sound.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; last.safetensors holds the last update.</exception>
    public TrainedModel Run(CancellationToken cancellation)
    {
        var done = _resumed?.Model.Update ?? 0;
        if (_resumed is { IsUnfinished: true })
            Finish(done, cancellation);
        while (done < _schedule.Updates)
        {
            if (cancellation.IsCancellationRequested)
                Interrupt(done, cancellation);
            var loss = Update(++done);
            if (IsDue(done, _options.LogEvery) || IsDue(done, _options.SampleEvery) || _checkpoints.IsScheduled(done))
                Record(done, loss, cancellation);
            else if (_checkpoints.IsDueByTime)
                Save(done, isScheduled: false);
        }

        _writer.Drain();
        return Result();
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        _writer.Settle();
        _lines.Dispose();
    }

    private double Update(long update)
    {
        var start = _schedule.Start(update);
        if (start == 0)
            _kernel.WriteHidden(_zero);
        _text.Ids.CopyTo(start, _ids);
        var loss = _kernel.Train(_ids.AsSpan(0.._sequence), _ids.AsSpan(1..), _step);
        if (!(loss <= _lossBound))
            throw Diverged(update, string.Create(CultureInfo.InvariantCulture, $"The loss is {loss}"));
        _smoothLoss.Add(loss);
        _saturation.Measure(update * _kernel.Info.Shape.Sequence);
        return loss;
    }

    /// <summary>Tells of the sequence that was read last.</summary>
    private StageFailedException Diverged(long update, string found)
    {
        _writer.Drain();
        return _divergence.Record(update, found, _schedule.Start(update), [.. _ids], _checkpoints.Last);
    }

    private static bool IsDue(long update, int every) => update == 1 || update % every == 0;

    private TrainedModel Result() => new()
    {
        // The last update is always a checkpoint.
        Best = _checkpoints.Best!,
        Last = _checkpoints.Last!,
        Metrics = _lines.MetricPoints,
        Samples = _lines.TextSamples,
        Kernel = _kernel.Info,
        LearningRate = _options.LearningRate,
        UpdatesPerEpoch = _schedule.UpdatesPerEpoch,
        UpdateSeconds = _clock.UpdateSeconds,
        EarlySaturation = _saturation.Share,
    };
}
