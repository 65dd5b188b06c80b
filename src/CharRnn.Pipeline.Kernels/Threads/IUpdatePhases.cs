using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>One update, cut into what two threads can do at the same time.</summary>
internal unsafe interface IUpdatePhases
{
    /// <summary>Where the steps can be divided: 0, ..., T.</summary>
    IReadOnlyList<int> StepParts { get; }

    /// <summary>The one of these that divides the steps between two threads best.</summary>
    int MiddleStep { get; }

    /// <summary>All panels of the hidden units.</summary>
    PanelRange AllPanels { get; }

    /// <summary>Rows of V.</summary>
    int Vocabulary { get; }

    /// <summary>The first rows of V, which the caller updates where the vocabulary is so large that the output layer is divided; 0 elsewhere.</summary>
    int CallerRows { get; }

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

    /// <summary>Updates some rows of V and its copy by columns, and c beside the very first row; the back-projection is done.</summary>
    /// <param name="thread">0 or 1: who does it.</param>
    /// <param name="panels">Whose V.</param>
    /// <param name="from">The first row: 0 or the caller's rows.</param>
    /// <param name="to">The row after the last one: the caller's rows or K.</param>
    void UpdateOutput(int thread, PanelRange panels, int from, int to);

    /// <summary>Updates W, its copy where there is one, b and the columns of U; the backward sweep is done.</summary>
    /// <param name="x">The symbols.</param>
    /// <param name="thread">0 or 1: who does it.</param>
    /// <param name="panels">Whose W, b and U.</param>
    void UpdateRecurrence(int* x, int thread, PanelRange panels);
}
