using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>What is written on the way, and going on from it.</summary>
public sealed partial class Trainer
{
    private void Resume(Checkpoint checkpoint, Checkpoint? best)
    {
        KernelTensors.Write(_kernel, checkpoint);
        _sampler.RandomState = checkpoint.Random;
        _smoothLoss = new SmoothLoss(checkpoint.Model.SmoothLoss);
        _checkpoints.Resume(checkpoint, best);
    }

    private void Record(long update, double loss, CancellationToken cancellation)
    {
        _clock.Pause();
        if (IsDue(update, _options.LogEvery))
            Log(update, loss);
        Finish(update, cancellation);
        _clock.Resume();
    }

    private void Log(long update, double loss)
    {
        var timing = _clock.Mark(update);
        _lines.Add(new MetricPoint(update, _schedule.Epoch(update), loss, _smoothLoss.Value), timing);
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"smooth loss {_smoothLoss.Value:F2}, {timing.CharactersPerSecond:N0} characters/s");
        _context.Progress.Report(new StageProgress(update, _schedule.Updates, "updates", detail));
    }

    /// <summary>Does what an interruption may put off: a long sample, and the checkpoint after it.</summary>
    private void Finish(long update, CancellationToken cancellation)
    {
        if (IsDue(update, _options.SampleEvery))
            Sample(update, cancellation);
        if (_checkpoints.IsScheduled(update))
            Save(update, isScheduled: true);
    }

    private void Sample(long update, CancellationToken cancellation)
    {
        try
        {
            var next = _schedule.Start(update) + _kernel.Info.Shape.Sequence;
            var ids = _sampler.Sample(_text.Ids[next], _options.SampleLength, cancellation);
            _lines.Add(new TextSample(update, _smoothLoss.Value, _symbols.Decode(ids)));
        }
        catch (OperationCanceledException)
        {
            Interrupt(update, cancellation, isUnfinished: true);
        }
    }

    private void Save(long update, bool isScheduled, bool isUnfinished = false)
    {
        var state = new TrainingState(
            update, _smoothLoss.Value, _sampler.RandomState, _saturation.Count, _lines.MetricPoints.Count, _lines.TextSamples.Count, isUnfinished);
        try
        {
            if (isScheduled)
                _checkpoints.Save(state);
            else
                _checkpoints.SaveLast(state);
        }
        catch (NotFiniteNumberException error)
        {
            throw Diverged(update, error.Message);
        }
    }

    [DoesNotReturn]
    private void Interrupt(long done, CancellationToken cancellation, bool isUnfinished = false)
    {
        if (done > 0 && done != _checkpoints.Last?.Update)
            Save(done, isScheduled: false, isUnfinished);
        _writer.Drain();
        throw new OperationCanceledException($"Training was interrupted after update {done}.", cancellation);
    }
}
