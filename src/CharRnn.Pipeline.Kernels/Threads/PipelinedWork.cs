using System.Runtime.CompilerServices;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// The caller runs the two sweeps and updates W. The helper follows the forward sweep with the output layer and the softmax, goes ahead of the
/// backward sweep with the back-projection, and updates V. For models of one panel, whose sweeps are too short to be divided.
/// </summary>
/// <remarks>
/// V belongs to the helper and W to the caller: a line of memory that both write costs more to hand over than to compute. The caller takes
/// the helper's work only when it finds it not begun, because the system has given the second core to somebody else.
/// </remarks>
internal sealed unsafe class PipelinedWork : ITeamwork
{
    private readonly IUpdatePhases _phases;
    private readonly (int From, int To)[] _parts;
    private readonly Duty _steps = new();
    private readonly Duty _output = new();

    // Steps that the forward sweep has done. Pinned: the emitted code counts in it.
    private readonly CacheLine[] _swept = GC.AllocateArray<CacheLine>(1, pinned: true);

    // The first step that is ready for the backward sweep, with all after it.
    private CacheLine _projected;
    private int* _x;
    private int* _y;

    public PipelinedWork(IUpdatePhases phases) =>
        (_phases, _parts) = (phases, [.. phases.StepParts.Zip(phases.StepParts.Skip(1))]);

    public void Prepare(int* x, int* y)
    {
        _x = x;
        _y = y;
        Volatile.Write(ref _swept[0].Value, 0);
        Volatile.Write(ref _projected.Value, _parts[^1].To);
    }

    public void Lead(long update)
    {
        _phases.ForwardSweep(_x, 0, _parts[^1].To, _phases.AllPanels, (int*)Unsafe.AsPointer(ref _swept[0].Value));
        WorkOnSteps(update);
        for (var n = _parts.Length - 1; n >= 0; n--)
        {
            WaitForBackProjection(_parts[n].From);
            _phases.BackwardSweep(_parts[n].From, _parts[n].To, _phases.AllPanels);
        }

        _phases.UpdateRecurrence(_x, thread: 0, _phases.AllPanels);
        WorkOnOutput(update);
        for (var wait = default(Wait); !_output.IsDone(update);)
            wait.Once();
    }

    public void Help(long update)
    {
        WorkOnSteps(update);
        while (!_steps.IsDone(update))
        {
            if (_output.IsTaken(update))
                return;
            Spin.Once();
        }

        WorkOnOutput(update);
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
            _phases.BackProjection(_parts[n].From, _parts[n].To, _phases.AllPanels);
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
        _phases.UpdateOutput(thread: 1, _phases.AllPanels, 0, _phases.Vocabulary);
        _output.Finish(update);
    }
}
