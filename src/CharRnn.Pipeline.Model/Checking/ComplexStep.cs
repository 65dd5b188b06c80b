using System.Numerics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>The gradient by the complex step (Squire and Trapp 1998): Im loss(theta + ih) / h, exact to rounding.</summary>
/// <remarks>
/// No difference is formed, so nothing cancels and h can be as small as 1e-30. The network is <see cref="ReferenceNetwork{T, TFunctions}"/>,
/// which is written once for real and complex numbers. Elements are independent of each other and run on all cores; the result does
/// not depend on how many there are.
/// </remarks>
internal sealed class ComplexStep
{
    private const double Step = 1e-30;

    private readonly KernelShape _shape;
    private readonly IReadOnlyDictionary<string, double[]> _parameters;
    private readonly int[] _x;
    private readonly int[] _y;

    /// <summary>Prepares the gradients of one sequence from a zero hidden state.</summary>
    /// <param name="shape">The network's dimensions.</param>
    /// <param name="parameters">The values of each tensor by name.</param>
    /// <param name="x">T symbols.</param>
    /// <param name="y">Their successors.</param>
    public ComplexStep(KernelShape shape, IReadOnlyDictionary<string, double[]> parameters, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        (_shape, _parameters) = (shape, parameters);
        (_x, _y) = (x.ToArray(), y.ToArray());
    }

    /// <summary>The gradient of one tensor.</summary>
    public double[] Gradient(TensorShape tensor, CheckProgress progress, CancellationToken cancellation)
    {
        var gradient = new double[tensor.Count];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, gradient.Length, options, CreateNetwork, (element, _, network) =>
        {
            if (Matters(tensor, element))
                gradient[element] = Derivative(network, tensor.Name, element);
            progress.Add("complex step");
            return network;
        }, _ => { });
        return gradient;
    }

    private ReferenceNetwork<Complex, ComplexFunctions> CreateNetwork()
    {
        var network = new ReferenceNetwork<Complex, ComplexFunctions>(_shape);
        foreach (var (name, values) in _parameters)
        {
            var parameters = network.Parameters[name];
            for (var i = 0; i < values.Length; i++)
                parameters[i] = values[i];
        }

        network.Forward(_x, _y);
        return network;
    }

    /// <summary>The loss never reads the column of U of a symbol that does not occur: its derivative is exactly zero.</summary>
    private bool Matters(TensorShape tensor, int element) => tensor.Name != "U" || _x.Contains(element % _shape.Vocabulary);

    private double Derivative(ReferenceNetwork<Complex, ComplexFunctions> network, string tensor, int element)
    {
        var parameters = network.Parameters[tensor];
        var theta = parameters[element];
        parameters[element] = theta + new Complex(0, Step);
        var loss = Loss(network, tensor, element);
        parameters[element] = theta;
        return loss.Imaginary / Step;
    }

    /// <summary>The loss; V and c leave the hidden states and all scores but one as they are, and only that one is computed anew.</summary>
    private Complex Loss(ReferenceNetwork<Complex, ComplexFunctions> network, string tensor, int element) => tensor switch
    {
        "V" => network.ForwardOutputRow(_y, element / _shape.Hidden),
        "c" => network.ForwardOutputRow(_y, element),
        _ => network.Forward(_x, _y),
    };
}
