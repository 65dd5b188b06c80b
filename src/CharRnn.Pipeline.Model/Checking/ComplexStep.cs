using System.Numerics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>The gradient by the complex step (Squire and Trapp 1998): Im loss(theta + ih) / h, exact to rounding.</summary>
/// <remarks>
/// No difference is formed, so nothing cancels and h can be as small as 1e-30: the square of it is lost in rounding, and what a step does is
/// exactly linear in it. So the loss, a sum of functions of one hidden state each, is stepped once in every element of every state; a step
/// in U, W or b then has to be carried to the hidden states only, not through all K scores. V and c leave the states as they are, and all
/// scores but one. The network is <see cref="ReferenceNetwork{T, TFunctions}"/>, written once for real and complex numbers. Elements are
/// independent of each other and run on all cores; the result does not depend on how many there are.
/// </remarks>
internal sealed class ComplexStep
{
    private const double Step = 1e-30;

    private readonly int[] _x;
    private readonly int[] _y;
    private readonly KernelShape _shape;

    // One for each core.
    private readonly ReferenceNetwork<Complex, ComplexFunctions>[] _networks;

    // Row t: the derivative of the loss of step t by each element of the hidden state after its symbol.
    private readonly double[][] _slopes;

    /// <summary>Prepares the gradients of one sequence from a zero hidden state.</summary>
    /// <param name="shape">The network's dimensions.</param>
    /// <param name="parameters">The values of each tensor by name.</param>
    /// <param name="x">T symbols.</param>
    /// <param name="y">Their successors.</param>
    public ComplexStep(KernelShape shape, IReadOnlyDictionary<string, double[]> parameters, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        (_shape, _x, _y) = (shape, x.ToArray(), y.ToArray());
        _networks = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => CreateNetwork(parameters))];
        _slopes = [.. _x.Select(_ => new double[shape.Hidden])];
        Parallel.For(0, _networks.Length, worker => FillSlopes(_networks[worker], worker));
    }

    /// <summary>The gradient of one tensor.</summary>
    public double[] Gradient(TensorShape tensor, CheckProgress progress, CancellationToken cancellation)
    {
        var gradient = new double[tensor.Count];
        Parallel.For(0, _networks.Length, new ParallelOptions { CancellationToken = cancellation }, worker =>
        {
            var network = _networks[worker];
            network.Forward(_x, _y);

            // In runs: neighbours in a row of V share the sums over all other symbols.
            var (first, last) = Share(worker, gradient.Length);
            for (var element = first; element < last; element++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Matters(tensor, element))
                    gradient[element] = Derivative(network, tensor.Name, element);
                progress.Add("complex step");
            }
        });
        return gradient;
    }

    private ReferenceNetwork<Complex, ComplexFunctions> CreateNetwork(IReadOnlyDictionary<string, double[]> values)
    {
        var network = new ReferenceNetwork<Complex, ComplexFunctions>(_shape);
        foreach (var (name, tensor) in values)
        {
            var parameters = network.Parameters[name];
            for (var i = 0; i < tensor.Length; i++)
                parameters[i] = tensor[i];
        }

        network.Forward(_x, _y);
        return network;
    }

    private void FillSlopes(ReferenceNetwork<Complex, ComplexFunctions> network, int worker)
    {
        var (first, last) = Share(worker, _x.Length * _shape.Hidden);
        for (var place = first; place < last; place++)
        {
            var (t, j) = (place / _shape.Hidden, place % _shape.Hidden);
            ref var h = ref network.StateAfter(t + 1)[j];
            var value = h;
            h += new Complex(0, Step);
            _slopes[t][j] = network.ForwardOutputStep(t, _y[t]).Imaginary / Step;
            h = value;
        }
    }

    private (int First, int Last) Share(int worker, int count) =>
        ((int)((long)count * worker / _networks.Length), (int)((long)count * (worker + 1) / _networks.Length));

    /// <summary>The loss never reads the column of U of a symbol that does not occur: its derivative is exactly zero.</summary>
    private bool Matters(TensorShape tensor, int element) => tensor.Name != "U" || _x.Contains(element % _shape.Vocabulary);

    private double Derivative(ReferenceNetwork<Complex, ComplexFunctions> network, string tensor, int element)
    {
        ref var parameter = ref network.Parameters[tensor][element];
        var theta = parameter;
        parameter += new Complex(0, Step);
        var derivative = tensor switch
        {
            "V" => network.ForwardOutputRow(_y, element / _shape.Hidden).Imaginary / Step,
            "c" => network.ForwardOutputRow(_y, element).Imaginary / Step,
            _ => DerivativeByHidden(network),
        };
        parameter = theta;
        return derivative;
    }

    private double DerivativeByHidden(ReferenceNetwork<Complex, ComplexFunctions> network)
    {
        network.ForwardHidden(_x);
        var sum = 0.0;
        for (var t = 0; t < _x.Length; t++)
        {
            var h = network.StateAfter(t + 1);
            for (var j = 0; j < h.Length; j++)
                sum += h[j].Imaginary / Step * _slopes[t][j];
        }

        return sum;
    }
}
