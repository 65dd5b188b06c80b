namespace CharRnn.Pipeline.Fuzz.Running;

/// <summary>Ends the program when one execution takes too long, and says which.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Execution _execution;
    private readonly Timer _timer;
    private long _count = -1;
    private TimeSpan _since;

    /// <summary>Starts to watch.</summary>
    public Watchdog(Execution execution)
    {
        _execution = execution;
        _timer = new Timer(_ => Look(), null, Interval, Interval);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // Processor time: on a busy machine an execution waits through no fault of its own.
        var now = Environment.CpuUsage.TotalTime;
        if (_execution.Count != _count)
            (_count, _since) = (_execution.Count, now);
        else if (now - _since > Longest)
            Environment.FailFast($"{Longest.TotalSeconds} seconds are not enough for base64 {Convert.ToBase64String(_execution.Input)}");
    }
}
