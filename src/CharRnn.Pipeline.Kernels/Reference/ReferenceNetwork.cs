using System.Numerics;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Reference;

/// <summary>The vanilla recurrent network in plain loops, over any kind of number: the oracle of every other kernel.</summary>
/// <typeparam name="T">double, or Complex for the complex step.</typeparam>
/// <typeparam name="TFunctions">exp, log and tanh of <typeparamref name="T"/>.</typeparam>
/// <remarks>
/// m hidden size, K vocabulary size, T sequence length; x and y hold T symbols.
/// <code>
/// h_t = tanh(W h_{t-1} + U[:,x_t] + b)      U (m,K)  W (m,m)  b (m)
/// p_t = softmax(V h_t + c)                  V (K,m)  c (K)
/// loss = -sum_t ln p_t[y_t]
/// </code>
/// Not thread-safe. Allocates nothing after construction.
/// </remarks>
public sealed partial class ReferenceNetwork<T, TFunctions>
    where T : struct, INumberBase<T>
    where TFunctions : struct, IElementaryFunctions<T>
{
    private readonly int _hidden;
    private readonly int _vocabulary;
    private readonly int _sequence;

    // _h[0] is the state that the sequence starts from, _h[t + 1] the one after its symbol t.
    private readonly T[][] _h;
    private readonly T[][] _p;
    private readonly T[] _logSum;
    private readonly T[] _others;
    private readonly T[] _dh;
    private readonly T[] _da;
    private int _rowOfOthers = -1;

    /// <summary>Makes a network with zero parameters that starts from a zero state.</summary>
    public ReferenceNetwork(KernelShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        (_hidden, _vocabulary, _sequence) = (shape.Hidden, shape.Vocabulary, shape.Sequence);
        Parameters = new ReferenceTensors<T>(shape);
        Gradients = new ReferenceTensors<T>(shape);
        _h = Rows(_sequence + 1, _hidden);
        _p = Rows(_sequence, _vocabulary);
        _logSum = new T[_sequence];
        _others = new T[_sequence];
        _dh = new T[_hidden];
        _da = new T[_hidden];
    }

    /// <summary>U, W, V, b, c.</summary>
    public ReferenceTensors<T> Parameters { get; }

    /// <summary>What the last <see cref="Backward"/> left.</summary>
    public ReferenceTensors<T> Gradients { get; }

    /// <summary>The hidden state that the sequence starts from, m values.</summary>
    public Span<T> First => _h[0];

    /// <summary>The hidden state of the last <see cref="Forward"/> after so many of its symbols, m values.</summary>
    public Span<T> StateAfter(int symbols) => _h[symbols];

    private static T[][] Rows(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new T[length])];
}
