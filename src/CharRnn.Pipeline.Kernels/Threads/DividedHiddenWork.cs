using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// The hidden units are divided, panel by panel: each thread has its panels of h, da, W, V, U and b, in both sweeps as in the update of the
/// parameters, and half of the steps of the output layer. For models of several panels, a step of whose sweeps takes much longer than the
/// two meetings that it costs.
/// </summary>
internal sealed unsafe class DividedHiddenWork : ITeamwork
{
    /// <summary>How long the caller waits for the helper to join an update, in turns of a wait.</summary>
    private const int Patience = 2_000;

    private readonly IUpdatePhases _phases;
    private readonly Duty _update = new();
    private readonly Share[] _shares;
    private readonly Meeting _meeting = new();
    private int* _x;
    private int* _y;

    public DividedHiddenWork(IUpdatePhases phases)
    {
        var (step, steps, panels) = (phases.MiddleStep, phases.StepParts[^1], phases.AllPanels.To);
        var panel = (panels + 1) / 2;
        _phases = phases;
        _shares = [new Share(0, step, new(0, panel)), new Share(step, steps, new(panel, panels))];
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
            _meeting.Attend(thread);
        }

        if (from < to)
            _phases.Scores(_y, from, to);
        _meeting.Attend(thread);
        _phases.BackProjection(0, steps, panels);
        for (var t = steps - 1; t >= 0; t--)
        {
            _phases.BackwardSweep(t, t + 1, panels);
            _meeting.Attend(thread);
        }

        _phases.UpdateOutput(thread, panels, 0, _phases.Vocabulary);
        _phases.UpdateRecurrence(_x, thread, panels);
        _meeting.Attend(thread);
    }

    private sealed record Share(int From, int To, PanelRange Panels);
}
