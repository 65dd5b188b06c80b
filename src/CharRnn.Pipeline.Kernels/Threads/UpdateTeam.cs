using System.Diagnostics;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>Two threads that train one stream together, to the same bits as one: the caller, and a helper that sleeps while nothing is to be done.</summary>
internal sealed unsafe class UpdateTeam : IDisposable
{
    /// <summary>How long the helper looks out for the next update before it goes to sleep.</summary>
    private static readonly long Lookout = Stopwatch.Frequency / 2_000;

    private readonly IUpdatePhases _phases;
    private readonly TeamPolicy _policy;
    private readonly ITeamwork _work;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Thread _thread;
    private CacheLine _update;
    private CacheLine _asleep;
    private bool _closed;

    /// <summary>Starts the helper, which sleeps until the first update that is worth it.</summary>
    /// <param name="phases">The update.</param>
    /// <param name="policy">Who decides between one thread and two.</param>
    public UpdateTeam(IUpdatePhases phases, TeamPolicy policy)
    {
        (_phases, _policy) = (phases, policy);
        _work = WorkFor(phases);
        _thread = new Thread(Help) { IsBackground = true, Name = "kernel helper" };
        _thread.Start();
    }

    /// <summary>One update, by one thread or two, whichever has been faster of late.</summary>
    public void Update(int* x, int* y)
    {
        var start = Stopwatch.GetTimestamp();
        if (_policy.Together)
            UpdateTogether(x, y);
        else
            _phases.UpdateAlone(x, y);
        _policy.Record(Stopwatch.GetTimestamp() - start);
    }

    /// <summary>Ends the helper.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _closed, true);
        _wake.Release();
        _thread.Join();
        _wake.Dispose();
    }

    private static ITeamwork WorkFor(IUpdatePhases phases)
    {
        if (phases.AllPanels.To > 1)
            return new DividedHiddenWork(phases);
        return phases.CallerRows > 0 ? new DividedOutputWork(phases) : new PipelinedWork(phases);
    }

    private void UpdateTogether(int* x, int* y)
    {
        var update = _update.Value + 1;
        _work.Prepare(x, y);

        // A full fence: either the helper sees the update before it sleeps, or this thread sees that it is about to.
        Interlocked.Exchange(ref _update.Value, update);
        if (Interlocked.Exchange(ref _asleep.Value, 0) != 0)
            _wake.Release();
        _work.Lead(update);
    }

    private void Help()
    {
        var seen = 0L;
        while (LookOutForUpdate(seen))
        {
            seen = Volatile.Read(ref _update.Value);
            _work.Help(seen);
        }
    }

    /// <returns>False when there will be no more updates.</returns>
    private bool LookOutForUpdate(long seen)
    {
        var start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _update.Value) == seen && !Volatile.Read(ref _closed))
        {
            Spin.Once();
            if (Stopwatch.GetTimestamp() - start < Lookout)
                continue;
            Interlocked.Exchange(ref _asleep.Value, 1);
            if (Volatile.Read(ref _update.Value) == seen && !Volatile.Read(ref _closed))
                _wake.Wait();
            Volatile.Write(ref _asleep.Value, 0);
            start = Stopwatch.GetTimestamp();
        }

        return !Volatile.Read(ref _closed);
    }
}
