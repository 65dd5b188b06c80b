namespace CharRnn.Pipeline.Kernels.Reference;

/// <content>From the loss back to the gradients.</content>
public sealed partial class ReferenceNetwork<T, TFunctions>
{
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
}
