namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>One update, cut into what two threads can do at the same time.</summary>
internal unsafe interface IUpdatePhases
{
    /// <summary>The whole update on the calling thread.</summary>
    void UpdateAlone(int* x, int* y);

    /// <summary>The forward sweep; keeps count of its steps.</summary>
    void ForwardSweep(int* x, int* done);

    /// <summary>Output layer and softmax of some steps, which the forward sweep has done.</summary>
    void Scores(int* y, int from, int to);

    /// <summary>Back-projection of some steps, whose scores are done.</summary>
    void BackProjection(int from, int to);

    /// <summary>The backward sweep through some steps, which are back-projected; those after them are done.</summary>
    void BackwardSweep(int from, int to);

    /// <summary>Updates V and c, and the copy of V by columns; all steps are done.</summary>
    void UpdateOutput();

    /// <summary>Updates W and b, its copy where there is one, and the columns of U; the backward sweep is done.</summary>
    void UpdateRecurrence(int* x);
}
