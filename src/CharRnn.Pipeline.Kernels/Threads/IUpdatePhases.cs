using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>One update, cut into what two threads can do at the same time.</summary>
internal unsafe interface IUpdatePhases
{
    /// <summary>Where the steps can be divided: 0, ..., T.</summary>
    IReadOnlyList<int> StepParts { get; }

    /// <summary>All panels of the hidden units.</summary>
    PanelRange AllPanels { get; }

    /// <summary>The whole update on the calling thread.</summary>
    void UpdateAlone(int* x, int* y);

    /// <summary>The forward sweep through some steps; those before them are done. Keeps count of the steps.</summary>
    void ForwardSweep(int* x, int from, int to, PanelRange panels, int* done);

    /// <summary>Output layer and softmax of some steps, which the forward sweep has done.</summary>
    void Scores(int* y, int from, int to);

    /// <summary>Back-projection of some steps, whose scores are done.</summary>
    void BackProjection(int from, int to, PanelRange panels);

    /// <summary>The backward sweep through some steps, which are back-projected; those after them are done.</summary>
    void BackwardSweep(int from, int to, PanelRange panels);

    /// <summary>Updates V and its copy by columns, and c beside the first panel; the back-projection is done.</summary>
    /// <param name="thread">0 or 1: who does it.</param>
    /// <param name="panels">Whose V.</param>
    void UpdateOutput(int thread, PanelRange panels);

    /// <summary>Updates W, its copy where there is one, b and the columns of U; the backward sweep is done.</summary>
    /// <param name="x">The symbols.</param>
    /// <param name="thread">0 or 1: who does it.</param>
    /// <param name="panels">Whose W, b and U.</param>
    void UpdateRecurrence(int* x, int thread, PanelRange panels);
}
