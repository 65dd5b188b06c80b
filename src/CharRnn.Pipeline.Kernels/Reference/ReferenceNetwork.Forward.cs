namespace CharRnn.Pipeline.Kernels.Reference;

/// <content>From symbols to hidden states, scores and loss.</content>
public sealed partial class ReferenceNetwork<T, TFunctions>
{
    /// <summary>The loss of a sequence of at most T symbols, in nats, summed over them.</summary>
    public T Forward(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        ForwardHidden(x);
        return ForwardOutput(y);
    }

    /// <summary>The hidden states alone.</summary>
    public void ForwardHidden(ReadOnlySpan<int> x)
    {
        for (var t = 0; t < x.Length; t++)
            NextHidden(x[t], _h[t], _h[t + 1]);
    }

    /// <summary>The loss of one step, from the hidden state after its symbol as it is. Leaves nothing that <see cref="Backward"/> could use.</summary>
    public T ForwardOutputStep(int t, int target)
    {
        Scores(_h[t + 1], _p[t]);
        var score = _p[t][target];
        return Softmax(_p[t]) - score;
    }

    /// <summary>The loss, from the hidden states as they are.</summary>
    private T ForwardOutput(ReadOnlySpan<int> y)
    {
        _rowOfOthers = -1;

        // Summed with compensation (Kahan 1965): central differences see nothing but the rounding of the loss.
        var (loss, lost) = (T.Zero, T.Zero);
        for (var t = 0; t < y.Length; t++)
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

    /// <summary>The loss when row k of V and element k of c are all that has changed since <see cref="Forward"/>.</summary>
    public T ForwardOutputRow(ReadOnlySpan<int> y, int k)
    {
        if (_rowOfOthers != k)
            SumOthers(k);
        var loss = T.Zero;
        for (var t = 0; t < _sequence; t++)
        {
            // Only the score of symbol k is another one; e^o of the others, over their former sum, is their p.
            var changed = TFunctions.Exp(Score(k, _h[t + 1]) - _logSum[t]);
            loss += TFunctions.Log(changed + _others[t]) - TFunctions.Log(y[t] == k ? changed : _p[t][y[t]]);
        }

        return loss;
    }

    /// <summary>The sums of all p but those of symbol k: the same for every element of a row of V.</summary>
    private void SumOthers(int k)
    {
        for (var t = 0; t < _sequence; t++)
        {
            _others[t] = T.Zero;
            for (var i = 0; i < _vocabulary; i++)
                _others[t] += i == k ? T.Zero : _p[t][i];
        }

        _rowOfOthers = k;
    }

    /// <summary>One step: next = tanh(W h + U[:,x] + b).</summary>
    public void NextHidden(int x, ReadOnlySpan<T> h, Span<T> next)
    {
        var (u, w, b) = (Parameters.U, Parameters.W, Parameters.B);
        for (var i = 0; i < _hidden; i++)
            next[i] = TFunctions.Tanh(TFunctions.Dot(w.AsSpan(i * _hidden, _hidden), h) + u[(i * _vocabulary) + x] + b[i]);
    }

    /// <summary>o = V h + c, K values.</summary>
    public void Scores(ReadOnlySpan<T> h, Span<T> o)
    {
        for (var k = 0; k < _vocabulary; k++)
            o[k] = Score(k, h);
    }

    private T Score(int k, ReadOnlySpan<T> h) => TFunctions.Dot(Parameters.V.AsSpan(k * _hidden, _hidden), h) + Parameters.C[k];

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
}
