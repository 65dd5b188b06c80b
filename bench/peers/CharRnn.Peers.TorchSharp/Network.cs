using TorchSharp;
using static TorchSharp.torch;

namespace CharRnn.Peers.TorchSharpPeer;

/// <summary>Back-propagation through time written out in TorchSharp's matrix operations, without its autograd: its fastest form.</summary>
internal sealed class Network : IPeerNetwork
{
    private readonly PeerInput _input;
    private readonly int _steps;
    private readonly Tensor _text;
    private readonly Tensor _minusOne;

    private readonly Tensor _theta;
    private readonly Tensor _grad;
    private readonly Tensor _memory;
    private readonly Tensor[] _parameters;
    private readonly Tensor[] _gradients;

    private Tensor _h;

    public Network(PeerInput input)
    {
        _input = input;
        _steps = input.Sequence;
        _text = tensor(Array.ConvertAll(input.Text, symbol => (long)symbol));
        _minusOne = full(_steps, 1, -1f);
        var weights = Split(tensor(input.Weights).to(ScalarType.Float32), input.Hidden, input.Vocabulary);
        _theta = cat([weights[0].t().reshape(-1), .. weights[1..].Select(weight => weight.reshape(-1))]);
        _grad = zeros_like(_theta);
        _memory = full_like(_theta, PeerProtocol.Epsilon);

        // U is kept transposed: its columns are picked by index.
        (_parameters, _gradients) = (Split(_theta, input.Vocabulary, input.Hidden), Split(_grad, input.Vocabulary, input.Hidden));
        _h = zeros(input.Hidden);
    }

    public void Reset() => _h.zero_();

    public double Update(int position)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var x = _text.narrow(0, position, _steps);
        var y = _text.narrow(0, position + 1, _steps).unsqueeze(1);
        var (ut, w, v, b, c) = (_parameters[0], _parameters[1], _parameters[2], _parameters[3], _parameters[4]);

        var a = ut.index_select(0, x) + b;
        var hs = new Tensor[_steps + 1];
        hs[0] = _h;
        for (var t = 0; t < _steps; t++)
            hs[t + 1] = addmv(a[t], w, hs[t], 1f, 1f).tanh_();
        var all = stack(hs);
        var (before, after) = (all.narrow(0, 0, _steps), all.narrow(0, 1, _steps));
        var logP = nn.functional.log_softmax(addmm(c, after, v.t(), 1f, 1f), 1);
        var loss = -logP.gather(1, y).sum();

        var g = logP.exp().scatter_add_(1, y, _minusOne);
        Backward(x, g, g.mm(v), before, after);
        AdaGrad();
        Carry(hs[_steps]);
        return loss.ToDouble();
    }

    private void Backward(Tensor x, Tensor g, Tensor dh, Tensor before, Tensor after)
    {
        var slope = 1 - after * after;
        var steps = new Tensor[_steps];
        steps[^1] = dh[_steps - 1] * slope[_steps - 1];
        var wt = _parameters[1].t();
        for (var t = _steps - 2; t >= 0; t--)
            steps[t] = addmv(dh[t], wt, steps[t + 1], 1f, 1f).mul_(slope[t]);
        var da = stack(steps);

        _gradients[0].zero_().index_add_(0, x, da, 1);
        _gradients[1].copy_(da.t().mm(before));
        _gradients[2].copy_(g.t().mm(after));

        // A dimension must be long: sum(0) means the element type of that number.
        _gradients[3].copy_(da.sum(0L));
        _gradients[4].copy_(g.sum(0L));
    }

    private void AdaGrad()
    {
        _grad.clamp_(-PeerProtocol.Clip, PeerProtocol.Clip);
        _memory.addcmul_(_grad, _grad, 1);
        _theta.addcdiv_(_grad, _memory.sqrt(), -_input.LearningRate);
    }

    private void Carry(Tensor h)
    {
        var old = _h;
        _h = h.MoveToOuterDisposeScope();
        old.Dispose();
    }

    // Views of U (rows,columns) or its transpose, W, V, b, c. W is square, and V is as wide as the hidden state.
    private Tensor[] Split(Tensor block, long rows, long columns)
    {
        var (m, k) = (_input.Hidden, _input.Vocabulary);
        var parts = block.split([rows * columns, (long)m * m, (long)k * m, m, k]);
        return [parts[0].view(rows, columns), parts[1].view(m, m), parts[2].view(k, m), parts[3], parts[4]];
    }
}
