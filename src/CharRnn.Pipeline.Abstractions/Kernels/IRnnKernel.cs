namespace CharRnn.Pipeline.Abstractions;

/// <summary>
/// A recurrent network of fixed shape: its parameters, its optimiser memory, its carried hidden state, and the code that runs them.
/// </summary>
/// <remarks>
/// x and y hold T symbols each, y[t] being the symbol that follows x[t]. A loss is the sum over the T symbols of -ln p(y[t]), in nats.
/// The hidden state at the end of a sequence is carried into the next one by every call but <see cref="Loss"/> and <see cref="Gradient"/>.
/// Not thread-safe. After construction no call allocates.
/// </remarks>
public interface IRnnKernel : IDisposable
{
    /// <summary>Shape, precision, engine and instruction set.</summary>
    KernelInfo Info { get; }

    /// <summary>U (m,K), W (m,m), V (K,m), b (m), c (K), in this order.</summary>
    IReadOnlyList<TensorShape> Tensors { get; }

    /// <summary>The carried hidden state h, m values; zero at first.</summary>
    void ReadHidden(Span<double> destination);

    /// <summary>Replaces the carried hidden state, m values.</summary>
    void WriteHidden(ReadOnlySpan<double> source);

    /// <summary>Copies elements of a tensor out, row-major, from element <paramref name="start"/> on.</summary>
    void Read(KernelBuffer buffer, string tensor, Span<double> destination, int start = 0);

    /// <summary>Copies elements of a tensor in, row-major, from element <paramref name="start"/> on; rounded to the kernel's precision.</summary>
    /// <exception cref="ArgumentException">Unknown tensor, or elements beyond its end.</exception>
    void Write(KernelBuffer buffer, string tensor, ReadOnlySpan<double> source, int start = 0);

    /// <summary>The loss of one sequence from the carried hidden state, which stays as it is. Nothing is learnt.</summary>
    double Loss(ReadOnlySpan<int> x, ReadOnlySpan<int> y);

    /// <summary>The loss of one sequence, which may be shorter than T; carries the hidden state on. Nothing is learnt.</summary>
    /// <param name="x">1 to T symbols.</param>
    /// <param name="y">The symbols that follow them.</param>
    double Evaluate(ReadOnlySpan<int> x, ReadOnlySpan<int> y);

    /// <summary>The loss, and by back-propagation through time the unclipped gradients of all tensors; the hidden state stays as it is.</summary>
    double Gradient(ReadOnlySpan<int> x, ReadOnlySpan<int> y);

    /// <summary>One update: loss, gradients, clip, AdaGrad; carries the hidden state on.</summary>
    /// <returns>The loss before the update.</returns>
    double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step);

    /// <summary>Feeds one symbol, carries the hidden state on, and gives the scores o = V h + c of the next symbol (K values, before softmax).</summary>
    void Predict(int symbol, Span<double> scores);
}
