namespace CharRnn.Pipeline.Kernels;

/// <summary>
/// A kernel that can say what its loss would be with one element of V or c changed, without the forward sweep: hidden states do not depend on
/// either, and of the scores only one a step does, linearly. The gradient check asks for it twice an element.
/// </summary>
public interface IOutputProbe
{
    /// <summary>Runs the sequence from the carried hidden state, and keeps the scores o[t] = V h[t] + c.</summary>
    void BeginProbe(ReadOnlySpan<int> x, ReadOnlySpan<int> y);

    /// <summary>The loss of the sequence, by the same softmax as ever, if V[row, column] were larger by <paramref name="change"/>.</summary>
    /// <param name="y">The symbols that follow, as at the beginning.</param>
    /// <param name="row">A symbol.</param>
    /// <param name="column">An element of h; null for the change of c[row].</param>
    /// <param name="change">What is added.</param>
    /// <exception cref="InvalidOperationException"><see cref="BeginProbe"/> was not called before.</exception>
    double ProbeLoss(ReadOnlySpan<int> y, int row, int? column, double change);
}
