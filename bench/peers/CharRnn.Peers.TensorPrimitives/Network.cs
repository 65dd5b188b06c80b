using static System.Numerics.Tensors.TensorPrimitives;

namespace CharRnn.Peers.TensorPrimitivesPeer;

/// <summary>
/// The network in calls of TensorPrimitives over flat arrays: dot products forwards, scaled rows backwards, the gradients of V and W summed
/// over all steps while a row is at hand.
/// </summary>
internal sealed class Network : IPeerNetwork
{
    private readonly PeerInput _input;
    private readonly int _m;
    private readonly int _k;
    private readonly int _steps;

    private readonly Tensors _theta;
    private readonly Tensors _grad;
    private readonly float[] _memory;
    private readonly float[] _scratch;

    private readonly float[] _hidden;
    private readonly float[] _scores;
    private readonly float[] _da;

    public Network(PeerInput input)
    {
        _input = input;
        (_m, _k, _steps) = (input.Hidden, input.Vocabulary, input.Sequence);
        _theta = Tensors.From(input);
        _grad = new Tensors(_m, _k);
        _memory = new float[_theta.All.Length];
        Array.Fill(_memory, PeerProtocol.Epsilon);
        _scratch = new float[_theta.All.Length];
        _hidden = new float[(_steps + 1) * _m];
        _scores = new float[_steps * _k];
        _da = new float[_steps * _m];
    }

    public void Reset() => Hidden(_steps - 1).Clear();

    public double Update(int position)
    {
        Hidden(_steps - 1).CopyTo(Hidden(-1));
        var loss = 0.0;
        for (var t = 0; t < _steps; t++)
            loss += Forward(t, _input.Text[position + t], _input.Text[position + t + 1]);
        Array.Clear(_grad.All);
        for (var t = _steps - 1; t >= 0; t--)
            Backward(t, _input.Text[position + t]);
        SumOuter(_scores, _k, Hidden, _grad.V);
        SumOuter(_da, _m, t => Hidden(t - 1), _grad.W);
        AdaGrad();
        return loss;
    }

    private double Forward(int t, int x, int y)
    {
        Span<float> h = Hidden(t), before = Hidden(t - 1), p = Scores(t);
        for (var i = 0; i < _m; i++)
            h[i] = Dot(_theta.W.Slice(i * _m, _m), before);
        Add(h, _theta.InputColumn(x), h);
        Add(h, _theta.B, h);
        Tanh(h, h);
        for (var k = 0; k < _k; k++)
            p[k] = Dot(_theta.V.Slice(k * _m, _m), h);
        Add(p, _theta.C, p);
        SoftMax(p, p);
        var loss = -Math.Log(p[y]);
        p[y] -= 1;
        return loss;
    }

    private void Backward(int t, int x)
    {
        Span<float> da = Da(t), g = Scores(t), h = Hidden(t), slope = _scratch.AsSpan(0, _m);
        da.Clear();
        for (var k = 0; k < _k; k++)
            MultiplyAdd(_theta.V.Slice(k * _m, _m), g[k], da, da);
        for (var i = 0; t < _steps - 1 && i < _m; i++)
            MultiplyAdd(_theta.W.Slice(i * _m, _m), Da(t + 1)[i], da, da);
        Multiply(h, h, slope);
        Subtract(1f, slope, slope);
        Multiply(da, slope, da);
        Add(_grad.C, g, _grad.C);
        Add(_grad.B, da, _grad.B);
        Add(_grad.InputColumn(x), da, _grad.InputColumn(x));
    }

    private void SumOuter(float[] left, int rows, Func<int, Span<float>> right, Span<float> sum)
    {
        for (var i = 0; i < rows; i++)
        {
            var row = sum.Slice(i * _m, _m);
            for (var t = 0; t < _steps; t++)
                MultiplyAdd(right(t), left[t * rows + i], row, row);
        }
    }

    private void AdaGrad()
    {
        Span<float> g = _grad.All, memory = _memory, step = _scratch, theta = _theta.All;
        Clamp(g, -PeerProtocol.Clip, PeerProtocol.Clip, g);
        MultiplyAdd(g, g, memory, memory);
        Sqrt(memory, step);
        Divide(g, step, step);
        MultiplyAdd(step, -(float)_input.LearningRate, theta, theta);
    }

    private Span<float> Hidden(int t) => _hidden.AsSpan((t + 1) * _m, _m);

    private Span<float> Scores(int t) => _scores.AsSpan(t * _k, _k);

    private Span<float> Da(int t) => _da.AsSpan(t * _m, _m);
}
