using System.Diagnostics;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Tells the time spent in updates from the time spent in sampling and writing.</summary>
internal sealed class TrainingClock
{
    // The grain of the clock's readings: no speed is infinite.
    private const double ShortestSeconds = 1e-7;

    private readonly Stopwatch _all = Stopwatch.StartNew();
    private readonly Stopwatch _updates = Stopwatch.StartNew();
    private readonly double _charactersPerUpdate;
    private readonly double _secondsBefore;
    private readonly double _updateSecondsBefore;
    private long _lastUpdate;
    private TimeSpan _lastElapsed;

    /// <summary>Starts the clock.</summary>
    /// <param name="charactersPerUpdate">Characters that one update reads, on average.</param>
    /// <param name="done">Updates done before an interruption.</param>
    /// <param name="before">Their lines of timing.jsonl: seconds go on from there, without those that were lost.</param>
    public TrainingClock(double charactersPerUpdate, long done, IReadOnlyList<TimingPoint> before)
    {
        (_charactersPerUpdate, _lastUpdate) = (charactersPerUpdate, done);
        if (before.Count == 0)
            return;
        _secondsBefore = before[^1].Seconds;
        var updates = before.Select(point => point.Update).Prepend(0);
        var seconds = before.Zip(updates, (point, previous) => (point.Update - previous) * charactersPerUpdate / point.CharactersPerSecond).Sum();

        // The updates since the last line took as long as those before.
        _updateSecondsBefore = seconds * done / before[^1].Update;
    }

    /// <summary>Seconds spent in updates.</summary>
    public double UpdateSeconds => _updateSecondsBefore + _updates.Elapsed.TotalSeconds;

    /// <summary>Updates stand still from here on.</summary>
    public void Pause() => _updates.Stop();

    /// <summary>Updates go on.</summary>
    public void Resume() => _updates.Start();

    /// <summary>The times at an update, and the speed since the last call.</summary>
    public TimingPoint Mark(long update)
    {
        var elapsed = _updates.Elapsed;
        var characters = (update - _lastUpdate) * _charactersPerUpdate;
        var seconds = Math.Max((elapsed - _lastElapsed).TotalSeconds, ShortestSeconds);
        var point = new TimingPoint(update, _secondsBefore + _all.Elapsed.TotalSeconds, characters / seconds);
        (_lastUpdate, _lastElapsed) = (update, elapsed);
        return point;
    }
}
