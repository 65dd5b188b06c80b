using CharRnn.Pipeline.Kernels.Threads;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The phases as two threads share them out.</summary>
public abstract unsafe partial class EmittedKernel<T> : IThreadedKernel, IUpdatePhases
{
    IReadOnlyList<int> IUpdatePhases.StepParts => _layout.StepParts;

    int IUpdatePhases.MiddleStep => _layout.MiddleStep;

    PanelRange IUpdatePhases.AllPanels => AllPanels;

    int IUpdatePhases.Vocabulary => Info.Shape.Vocabulary;

    int IUpdatePhases.CallerRows => _layout.CallerRows;

    void IThreadedKernel.UseThreads(int threads, TeamPolicy policy)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 2);
        _team?.Dispose();
        _team = threads == 1 ? null : new UpdateTeam(this, policy);
    }

    void IUpdatePhases.UpdateAlone(int* x, int* y) => UpdateAlone(x, y);

    void IUpdatePhases.ForwardSweep(int* x, int from, int to, PanelRange panels, int* done) => ForwardSweep(x, from, to, panels, done);

    void IUpdatePhases.Scores(int* y, int from, int to)
    {
        OutputLayer(from, to);
        Softmax(y, from, to);
    }

    void IUpdatePhases.BackProjection(int from, int to, PanelRange panels) => BackProjection(from, to, panels);

    void IUpdatePhases.BackwardSweep(int from, int to, PanelRange panels) => BackwardSweep(from, to, panels);

    void IUpdatePhases.UpdateOutput(int thread, PanelRange panels, int from, int to)
    {
        UpdateOutput(PendingOf(thread), panels, from, to);
        PanelTransposer.Copy<T>(Memory, _transposes[^1], panels, from, to);
    }

    void IUpdatePhases.UpdateRecurrence(int* x, int thread, PanelRange panels)
    {
        UpdateRecurrence(PendingOf(thread), panels, copies: 0);
        UpdateInput(x, _chains.Firsts, _chains.Nexts, _chains.Count, panels);
        foreach (var matrix in _transposes.AsSpan()[..^1])
            PanelTransposer.Copy<T>(Memory, matrix, panels, 0, matrix.Rows);
    }
}
