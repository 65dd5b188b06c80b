using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The phases as two threads share them out.</summary>
public abstract unsafe partial class EmittedKernel<T> : IThreadedKernel, IUpdatePhases
{
    void IThreadedKernel.UseThreads(int threads, TeamPolicy policy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 2);
        _team?.Dispose();
        _team = threads == 1 ? null : new UpdateTeam(this, policy, _layout.StepParts);
    }

    void IUpdatePhases.UpdateAlone(int* x, int* y) => UpdateAlone(x, y);

    void IUpdatePhases.ForwardSweep(int* x, int* done) => ForwardSweep(x, Info.Shape.Sequence, done);

    void IUpdatePhases.Scores(int* y, int from, int to)
    {
        OutputLayer(from, to);
        Softmax(y, from, to);
    }

    void IUpdatePhases.BackProjection(int from, int to) => BackProjection(from, to);

    void IUpdatePhases.BackwardSweep(int from, int to) => BackwardSweep(from, to);

    void IUpdatePhases.UpdateOutput()
    {
        UpdateOutput(PendingOf(1));
        PanelTransposer.Copy<T>(Memory, _transposes[^1]);
    }

    void IUpdatePhases.UpdateRecurrence(int* x)
    {
        UpdateRecurrence(PendingOf(0));
        UpdateInput(x, _chains.Firsts, _chains.Nexts, _chains.Count);
        foreach (var matrix in _transposes.AsSpan()[..^1])
            PanelTransposer.Copy<T>(Memory, matrix);
    }
}
