using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// The hidden units are divided, panel by panel: each thread has its panels of h, da, W, V, U and b, in both sweeps as in the update of the
/// parameters, and half of the steps of the output layer. For models of several panels, a step of whose sweeps takes much longer than the
/// two meetings that it costs.
/// </summary>
internal sealed unsafe class DividedWork : ITeamwork
{
    /// <summary>How long the caller waits for the helper to join an update, in turns of a wait.</summary>
    private const int Patience = 2_000;

    private readonly IUpdatePhases _phases;
    private readonly Duty _update = new();
    private readonly Share[] _shares;
    private readonly CacheLine[] _meetings = new CacheLine[2];
    private int* _x;
    private int* _y;

    public DividedWork(IUpdatePhases phases)
    {
        var (steps, panels) = (phases.StepParts, phases.AllPanels.To);
        var (step, panel) = (steps[steps.Count / 2], (panels + 1) / 2);
        _phases = phases;
        _shares = [new Share(0, step, new(0, panel)), new Share(step, steps[^1], new(panel, panels))];
    }

    public void Prepare(int* x, int* y)
    {
        _x = x;
        _y = y;
    }

    public void Lead(long update)
    {
        for (var turn = 0; turn < Patience && !_update.IsTaken(update); turn++)
            Spin.Once();
        if (_update.TryTake(update))
            _phases.UpdateAlone(_x, _y);
        else
            Work(thread: 0);
    }

    public void Help(long update)
    {
        if (_update.TryTake(update))
            Work(thread: 1);
    }

    private void Work(int thread)
    {
        var (from, to, panels) = _shares[thread];
        var steps = _shares[1].To;
        int done;
        for (var t = 0; t < steps; t++)
        {
            _phases.ForwardSweep(_x, t, t + 1, panels, &done);
            Meet(thread);
        }

        if (from < to)
            _phases.Scores(_y, from, to);
        Meet(thread);
        _phases.BackProjection(0, steps, panels);
        for (var t = steps - 1; t >= 0; t--)
        {
            _phases.BackwardSweep(t, t + 1, panels);
            Meet(thread);
        }

        _phases.UpdateOutput(thread, panels);
        _phases.UpdateRecurrence(_x, thread, panels);
        Meet(thread);
    }

    /// <summary>Waits until the other thread has come as far. Each counts its own meetings, so that nobody writes what the other one writes.</summary>
    private void Meet(int thread)
    {
        var meeting = _meetings[thread].Value + 1;
        Volatile.Write(ref _meetings[thread].Value, meeting);
        for (var wait = default(Wait); Volatile.Read(ref _meetings[1 - thread].Value) < meeting;)
            wait.Once();
    }

    private sealed record Share(int From, int To, PanelRange Panels);
}
