using System.Diagnostics;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Tells the time spent in updates from the time spent in sampling and writing.</summary>
/// <param name="charactersPerUpdate">Characters that one update reads, on average.</param>
internal sealed class TrainingClock(double charactersPerUpdate)
{
    // The grain of the clock's readings: no speed is infinite.
    private const double ShortestSeconds = 1e-7;

    private readonly Stopwatch _all = Stopwatch.StartNew();
    private readonly Stopwatch _updates = Stopwatch.StartNew();
    private long _lastUpdate;
    private TimeSpan _lastElapsed;

    /// <summary>Seconds spent in updates.</summary>
    public double UpdateSeconds => _updates.Elapsed.TotalSeconds;

    /// <summary>Updates stand still from here on.</summary>
    public void Pause() => _updates.Stop();

    /// <summary>Updates go on.</summary>
    public void Resume() => _updates.Start();

    /// <summary>The times at an update, and the speed since the last call.</summary>
    public TimingPoint Mark(long update)
    {
        var elapsed = _updates.Elapsed;
        var characters = (update - _lastUpdate) * charactersPerUpdate;
        var seconds = Math.Max((elapsed - _lastElapsed).TotalSeconds, ShortestSeconds);
        var point = new TimingPoint(update, _all.Elapsed.TotalSeconds, characters / seconds);
        (_lastUpdate, _lastElapsed) = (update, elapsed);
        return point;
    }
}
