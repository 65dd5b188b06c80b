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
public sealed class ReferenceNetwork<T, TFunctions>
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
    private readonly T[] _dh;
    private readonly T[] _da;

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
        _dh = new T[_hidden];
        _da = new T[_hidden];
    }

    /// <summary>U, W, V, b, c.</summary>
    public ReferenceTensors<T> Parameters { get; }

    /// <summary>What the last <see cref="Backward"/> left.</summary>
    public ReferenceTensors<T> Gradients { get; }

    /// <summary>The hidden state that the sequence starts from, m values.</summary>
    public Span<T> First => _h[0];

    /// <summary>The hidden state at the end of the last <see cref="Forward"/>, m values.</summary>
    public ReadOnlySpan<T> Last => _h[_sequence];

    /// <summary>The loss of a sequence, in nats, summed over its T symbols.</summary>
    public T Forward(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        ForwardHidden(x);
        return ForwardOutput(y);
    }

    /// <summary>The hidden states h_t.</summary>
    public void ForwardHidden(ReadOnlySpan<int> x)
    {
        for (var t = 0; t < _sequence; t++)
            NextHidden(x[t], _h[t], _h[t + 1]);
    }

    /// <summary>The loss, from the hidden states as they are.</summary>
    public T ForwardOutput(ReadOnlySpan<int> y)
    {
        // Summed with compensation (Kahan 1965): central differences see nothing but the rounding of the loss.
        var (loss, lost) = (T.Zero, T.Zero);
        for (var t = 0; t < _sequence; t++)
        {
            Scores(_h[t + 1], _p[t]);
            var target = _p[t][y[t]];
            _logSum[t] = Softmax(_p[t]);
            var term = _logSum[t] - target - lost;
            var sum = loss + term;
            (loss, lost) = (sum, sum - loss - term);
        }

        return loss;
    }

    /// <summary>The loss when row k of V and element k of c are all that has changed since <see cref="ForwardOutput"/>.</summary>
    public T ForwardOutputRow(ReadOnlySpan<int> y, int k)
    {
        var loss = T.Zero;
        for (var t = 0; t < _sequence; t++)
        {
            // Only the score of symbol k is another one; e^o of the others, over their former sum, is their p.
            var p = _p[t];
            var changed = TFunctions.Exp(Score(k, _h[t + 1]) - _logSum[t]);
            var sum = changed;
            for (var i = 0; i < _vocabulary; i++)
                sum += i == k ? T.Zero : p[i];
            loss += TFunctions.Log(sum) - TFunctions.Log(y[t] == k ? changed : p[y[t]]);
        }

        return loss;
    }

    /// <summary>Back-propagation through time after <see cref="Forward"/> on the same sequence: fills <see cref="Gradients"/>.</summary>
    public void Backward(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        Gradients.Fill(T.Zero);
        Array.Clear(_da);
        for (var t = _sequence - 1; t >= 0; t--)
        {
            var g = _p[t];
            g[y[t]] -= T.One;
            BackwardOutput(g, _h[t + 1]);
            BackwardHidden(x[t], _h[t], _h[t + 1]);
        }
    }

    /// <summary>One step: next = tanh(W h + U[:,x] + b).</summary>
    public void NextHidden(int x, ReadOnlySpan<T> h, Span<T> next)
    {
        var (u, w, b) = (Parameters.U, Parameters.W, Parameters.B);
        for (var i = 0; i < _hidden; i++)
            next[i] = TFunctions.Tanh(Dot(w.AsSpan(i * _hidden, _hidden), h) + u[(i * _vocabulary) + x] + b[i]);
    }

    /// <summary>o = V h + c, K values.</summary>
    public void Scores(ReadOnlySpan<T> h, Span<T> o)
    {
        for (var k = 0; k < _vocabulary; k++)
            o[k] = Score(k, h);
    }

    private T Score(int k, ReadOnlySpan<T> h) => Dot(Parameters.V.AsSpan(k * _hidden, _hidden), h) + Parameters.C[k];

    private static T Dot(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
    {
        // Four strands: in a single one every addition would wait for the one before it.
        var (s0, s1, s2, s3) = (T.Zero, T.Zero, T.Zero, T.Zero);
        var j = 0;
        for (; j + 3 < a.Length; j += 4)
        {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }

        for (; j < a.Length; j++)
            s0 += a[j] * b[j];
        return s0 + s1 + (s2 + s3);
    }

    /// <summary>Turns scores into probabilities in place; returns ln sum e^o.</summary>
    private static T Softmax(T[] o)
    {
        // Subtracting the largest score changes nothing in exact arithmetic and keeps exp from overflowing.
        var largest = Largest(o);
        var sum = T.Zero;
        for (var k = 0; k < o.Length; k++)
        {
            o[k] = TFunctions.Exp(o[k] - largest);
            sum += o[k];
        }

        for (var k = 0; k < o.Length; k++)
            o[k] /= sum;
        return TFunctions.Log(sum) + largest;
    }

    private static T Largest(T[] o)
    {
        var largest = o[0];
        foreach (var score in o)
        {
            if (TFunctions.Real(score) > TFunctions.Real(largest))
                largest = score;
        }

        return largest;
    }

    /// <summary>dV += g h^T, dc += g, dh = V^T g.</summary>
    private void BackwardOutput(T[] g, T[] h)
    {
        var (v, dv, dc) = (Parameters.V, Gradients.V, Gradients.C);
        Array.Clear(_dh);
        for (var k = 0; k < _vocabulary; k++)
        {
            dc[k] += g[k];
            for (var j = 0; j < _hidden; j++)
            {
                dv[(k * _hidden) + j] += g[k] * h[j];
                _dh[j] += v[(k * _hidden) + j] * g[k];
            }
        }
    }

    /// <summary>dh += W^T da_{t+1}; da = dh (1 - h^2); dW += da h_{t-1}^T, dU[:,x] += da, db += da.</summary>
    private void BackwardHidden(int x, T[] previous, T[] h)
    {
        var (w, du, dw, db) = (Parameters.W, Gradients.U, Gradients.W, Gradients.B);
        for (var i = 0; i < _hidden; i++)
        {
            for (var j = 0; j < _hidden; j++)
                _dh[j] += w[(i * _hidden) + j] * _da[i];
        }

        for (var i = 0; i < _hidden; i++)
        {
            _da[i] = _dh[i] * (T.One - (h[i] * h[i]));
            du[(i * _vocabulary) + x] += _da[i];
            db[i] += _da[i];
            for (var j = 0; j < _hidden; j++)
                dw[(i * _hidden) + j] += _da[i] * previous[j];
        }
    }

    private static T[][] Rows(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new T[length])];
}
