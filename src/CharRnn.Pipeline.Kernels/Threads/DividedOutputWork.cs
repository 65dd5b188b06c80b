using System.Runtime.CompilerServices;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// The output layer is divided: its steps until they are back-projected, the earlier ones for the helper, and the rows of V when they are
/// updated. The caller runs the sweeps and updates W besides, so it has fewer. For vocabularies so large that nearly all work is V's: V is
/// larger than a core's own caches then, and to read it where the other thread has written it costs nothing more.
/// </summary>
internal sealed unsafe class DividedOutputWork : ITeamwork
{
    private readonly IUpdatePhases _phases;
    private readonly Duty _share = new();
    private readonly Meeting _meeting = new();

    // Steps that the forward sweep has done. Pinned: the emitted code counts in it.
    private readonly CacheLine[] _swept = GC.AllocateArray<CacheLine>(1, pinned: true);
    private readonly int _middle;
    private readonly int _steps;
    private int* _x;
    private int* _y;

    public DividedOutputWork(IUpdatePhases phases)
    {
        _phases = phases;
        (_middle, _steps) = (phases.MiddleStep, phases.StepParts[^1]);
    }

    public void Prepare(int* x, int* y)
    {
        _x = x;
        _y = y;
        Volatile.Write(ref _swept[0].Value, 0);
    }

    public void Lead(long update)
    {
        _phases.ForwardSweep(_x, 0, _steps, _phases.AllPanels, (int*)Unsafe.AsPointer(ref _swept[0].Value));
        var alone = _share.TryTake(update);
        if (alone)
            WorkOnSteps(0, _middle);
        if (_middle < _steps)
        {
            WorkOnSteps(_middle, _steps);
            _phases.BackwardSweep(_middle, _steps, _phases.AllPanels);
        }

        if (!alone)
            _meeting.Attend(thread: 0);
        _phases.BackwardSweep(0, _middle, _phases.AllPanels);
        _phases.UpdateRecurrence(_x, thread: 0, _phases.AllPanels);
        _phases.UpdateOutput(thread: 0, _phases.AllPanels, 0, alone ? _phases.Vocabulary : _phases.CallerRows);
        if (!alone)
            _meeting.Attend(thread: 0);
    }

    public void Help(long update)
    {
        if (!_share.TryTake(update))
            return;
        while ((int)Volatile.Read(ref _swept[0].Value) < _middle)
            Spin.Once();
        WorkOnSteps(0, _middle);
        _meeting.Attend(thread: 1);
        _phases.UpdateOutput(thread: 1, _phases.AllPanels, _phases.CallerRows, _phases.Vocabulary);
        _meeting.Attend(thread: 1);
    }

    private void WorkOnSteps(int from, int to)
    {
        _phases.Scores(_y, from, to);
        _phases.BackProjection(from, to, _phases.AllPanels);
    }
}
