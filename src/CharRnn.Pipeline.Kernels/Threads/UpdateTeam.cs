using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// Two threads that train one stream together, to the same bits as one. The caller runs the two sweeps, which nothing can divide, and updates
/// W; the helper follows the forward sweep with the output layer, the softmax and the back-projection, and updates V during the backward sweep.
/// </summary>
/// <remarks>
/// V belongs to the helper and W to the caller: a line of memory that both write costs more to hand over than to compute. The caller takes
/// the helper's work only when it finds it not begun, because the system has given the second core to somebody else.
/// </remarks>
internal sealed unsafe class UpdateTeam : IDisposable
{
    /// <summary>How long the helper looks out for the next update before it goes to sleep.</summary>
    private static readonly long Lookout = Stopwatch.Frequency / 2_000;

    private readonly IUpdatePhases _phases;
    private readonly TeamPolicy _policy;
    private readonly WorkList _steps;
    private readonly WorkList _output = new([0, 1]);
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Thread _thread;

    // Pinned: the emitted forward sweep counts its steps in it.
    private readonly CacheLine[] _stepsDone = GC.AllocateArray<CacheLine>(1, pinned: true);
    private CacheLine _update;
    private CacheLine _asleep;
    private int* _y;
    private bool _closed;

    /// <summary>Starts the helper, which sleeps until the first update that is worth it.</summary>
    public UpdateTeam(IUpdatePhases phases, TeamPolicy policy, IReadOnlyList<int> steps)
    {
        (_phases, _policy, _steps) = (phases, policy, new WorkList(steps));
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

    private void UpdateTogether(int* x, int* y)
    {
        var update = Begin(y);
        _phases.ForwardSweep(x, (int*)Unsafe.AsPointer(ref _stepsDone[0].Value));
        if (!_steps.HasBegun)
            WorkOnSteps(update);
        WaitFor(_steps);
        _phases.BackwardSweep();
        _phases.UpdateRecurrence(x);
        WorkOnOutput(update);
        WaitFor(_output);
    }

    private int Begin(int* y)
    {
        var update = (int)_update.Value + 1;
        _y = y;
        Volatile.Write(ref _stepsDone[0].Value, 0);
        _steps.Open(update);
        _output.Open(update);

        // A full fence: either the helper sees the update before it sleeps, or this thread sees that it is about to.
        Interlocked.Exchange(ref _update.Value, update);
        if (Interlocked.Exchange(ref _asleep.Value, 0) != 0)
            _wake.Release();
        return update;
    }

    private void Help()
    {
        var seen = 0;
        while (LookOutForUpdate(seen))
        {
            seen = (int)Volatile.Read(ref _update.Value);
            WorkOnSteps(seen);
            while (!_steps.IsDone && Volatile.Read(ref _update.Value) == seen)
                Spin.Once();
            WorkOnOutput(seen);
        }
    }

    /// <returns>False when there will be no more updates.</returns>
    private bool LookOutForUpdate(int seen)
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

    private void WorkOnSteps(int update)
    {
        while (_steps.TryTake(update, out var part))
        {
            while ((int)Volatile.Read(ref _stepsDone[0].Value) < part.To)
                Spin.Once();
            _phases.Steps(_y, part.From, part.To);
            _steps.Finish();
        }
    }

    /// <summary>The helper may be away from its core in the middle of a part: after a while it is given this one.</summary>
    private static void WaitFor(WorkList work)
    {
        const int SpinsBeforeYield = 2_000;
        for (var spins = 0; !work.IsDone; spins++)
        {
            if (spins < SpinsBeforeYield)
                Spin.Once();
            else
                Thread.Yield();
        }
    }

    private void WorkOnOutput(int update)
    {
        if (!_output.TryTake(update, out _))
            return;
        _phases.UpdateOutput();
        _output.Finish();
    }
}
