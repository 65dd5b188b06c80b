using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>Checks the gradient of every element of every tensor, on one sequence from a zero hidden state.</summary>
/// <param name="exact">The kernel under test, in double precision, with the weights to check at; further ones of the same kind share the work.</param>
/// <param name="single">The float kernel of the same shape; it is given the same weights.</param>
/// <remarks>
/// Central differences test the kernel itself, but carry a noise of about 2e-10 an element. The complex step carries none: it pins the
/// reference network, which the double kernel must equal, which the float kernel must equal. The chain is the proof.
/// </remarks>
public sealed class GradientChecker(IReadOnlyList<IRnnKernel> exact, IRnnKernel single)
{
    private readonly IRnnKernel _exact = exact[0];

    /// <summary>Runs the check.</summary>
    /// <param name="x">T symbols.</param>
    /// <param name="y">The symbols that follow them.</param>
    /// <param name="step">Step h of the central differences.</param>
    /// <param name="limit">Bound of their norm ratio.</param>
    /// <param name="progress">Told about a hundred times, from several threads.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public GradientCheck Check(
        ReadOnlySpan<int> x, ReadOnlySpan<int> y, double step, double limit, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var parameters = Read(_exact, KernelBuffer.Parameters);
        using var reference = new ReferenceKernel(_exact.Info.Shape);
        var (byExact, byReference, bySingle) =
            (Gradient(_exact, parameters, x, y), Gradient(reference, parameters, x, y), Gradient(single, parameters, x, y));

        foreach (var kernel in exact.Skip(1))
            Write(kernel, parameters);
        var (xs, ys) = (x.ToArray(), y.ToArray());
        var central = new CentralDifferences(exact, step);
        var complex = new ComplexStep(_exact.Info.Shape, parameters, x, y);
        var counter = new CheckProgress(2 * _exact.Tensors.Sum(tensor => (long)tensor.Count), progress);
        var rows = new List<TensorCheck>();
        foreach (var tensor in _exact.Tensors)
        {
            var gradients = new TensorGradients(
                byExact[tensor.Name],
                byReference[tensor.Name],
                bySingle[tensor.Name],
                central.Gradient(tensor, xs, ys, counter, cancellation),
                complex.Gradient(tensor, counter, cancellation));
            rows.Add(gradients.Compare(tensor));
        }

        return new GradientCheck(step, limit, GradientChain.Failures(rows, limit).Count == 0, rows, _exact.Info);
    }

    private static Dictionary<string, double[]> Gradient(
        IRnnKernel kernel, Dictionary<string, double[]> parameters, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        Write(kernel, parameters);
        kernel.Gradient(x, y);
        return Read(kernel, KernelBuffer.Gradients);
    }

    /// <summary>Gives a kernel the parameters, and a zero hidden state.</summary>
    private static void Write(IRnnKernel kernel, Dictionary<string, double[]> parameters)
    {
        kernel.WriteHidden(new double[kernel.Info.Shape.Hidden]);
        foreach (var (name, values) in parameters)
            kernel.Write(KernelBuffer.Parameters, name, values);
    }

    private static Dictionary<string, double[]> Read(IRnnKernel kernel, KernelBuffer buffer)
    {
        var tensors = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var tensor in kernel.Tensors)
        {
            var values = new double[tensor.Count];
            kernel.Read(buffer, tensor.Name, values);
            tensors.Add(tensor.Name, values);
        }

        return tensors;
    }
}
