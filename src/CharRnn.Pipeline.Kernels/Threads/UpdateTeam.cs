using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// Two threads that train one stream together, to the same bits as one. The caller runs the two sweeps, which nothing can divide, and updates
/// W. The helper follows the forward sweep with the output layer and the softmax, goes ahead of the backward sweep with the back-projection,
/// and updates V.
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
    private readonly (int From, int To)[] _parts;
    private readonly Duty _steps = new();
    private readonly Duty _output = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Thread _thread;

    // Steps that the forward sweep has done. Pinned: the emitted code counts in it.
    private readonly CacheLine[] _swept = GC.AllocateArray<CacheLine>(1, pinned: true);

    // The first step that is ready for the backward sweep, with all after it.
    private CacheLine _projected;
    private CacheLine _update;
    private CacheLine _asleep;
    private int* _y;
    private bool _closed;

    /// <summary>Starts the helper, which sleeps until the first update that is worth it.</summary>
    /// <param name="phases">The update.</param>
    /// <param name="policy">Who decides between one thread and two.</param>
    /// <param name="steps">Where the steps can be divided: 0, ..., T.</param>
    public UpdateTeam(IUpdatePhases phases, TeamPolicy policy, IReadOnlyList<int> steps)
    {
        (_phases, _policy, _parts) = (phases, policy, [.. steps.Zip(steps.Skip(1))]);
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
        _phases.ForwardSweep(x, (int*)Unsafe.AsPointer(ref _swept[0].Value));
        WorkOnSteps(update);
        for (var n = _parts.Length - 1; n >= 0; n--)
        {
            WaitForBackProjection(_parts[n].From);
            _phases.BackwardSweep(_parts[n].From, _parts[n].To);
        }

        _phases.UpdateRecurrence(x);
        WorkOnOutput(update);
        for (var wait = default(Wait); !_output.IsDone(update);)
            wait.Once();
    }

    private long Begin(int* y)
    {
        var update = _update.Value + 1;
        _y = y;
        Volatile.Write(ref _swept[0].Value, 0);
        Volatile.Write(ref _projected.Value, _parts[^1].To);

        // A full fence: either the helper sees the update before it sleeps, or this thread sees that it is about to.
        Interlocked.Exchange(ref _update.Value, update);
        if (Interlocked.Exchange(ref _asleep.Value, 0) != 0)
            _wake.Release();
        return update;
    }

    private void Help()
    {
        var seen = 0L;
        while (LookOutForUpdate(seen))
        {
            seen = Volatile.Read(ref _update.Value);
            WorkOnSteps(seen);
            while (!_steps.IsDone(seen) && Volatile.Read(ref _update.Value) == seen)
                Spin.Once();
            WorkOnOutput(seen);
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

    /// <summary>
    /// Forth through the parts with the output layer and back with the back-projection. The backward sweep can begin as soon as the last part
    /// is back, and takes longer for a part than the back-projection.
    /// </summary>
    private void WorkOnSteps(long update)
    {
        if (!_steps.TryTake(update))
            return;
        foreach (var (from, to) in _parts)
        {
            while ((int)Volatile.Read(ref _swept[0].Value) < to)
                Spin.Once();
            _phases.Scores(_y, from, to);
        }

        for (var n = _parts.Length - 1; n >= 0; n--)
        {
            _phases.BackProjection(_parts[n].From, _parts[n].To);
            Volatile.Write(ref _projected.Value, _parts[n].From);
        }

        _steps.Finish(update);
    }

    private void WaitForBackProjection(int from)
    {
        for (var wait = default(Wait); Volatile.Read(ref _projected.Value) > from;)
            wait.Once();
    }

    private void WorkOnOutput(long update)
    {
        if (!_output.TryTake(update))
            return;
        _phases.UpdateOutput();
        _output.Finish(update);
    }
}
