using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>Checks the gradient of every element of every tensor, on one sequence from a zero hidden state.</summary>
/// <param name="exact">The kernel under test, in double precision, with the weights to check at.</param>
/// <param name="single">The float kernel of the same shape; it is given the same weights.</param>
/// <remarks>
/// Central differences test the kernel itself, but carry a noise of about 2e-10 an element. The complex step carries none: it pins the
/// reference network, which the double kernel must equal, which the float kernel must equal. The chain is the proof.
/// </remarks>
public sealed class GradientChecker(IRnnKernel exact, IRnnKernel single)
{
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
        var parameters = Read(exact, KernelBuffer.Parameters);
        using var reference = new ReferenceKernel(exact.Info.Shape);
        var (byExact, byReference, bySingle) =
            (Gradient(exact, parameters, x, y), Gradient(reference, parameters, x, y), Gradient(single, parameters, x, y));

        var central = new CentralDifferences(exact, step);
        var complex = new ComplexStep(exact.Info.Shape, parameters, x, y);
        var counter = new CheckProgress(2 * exact.Tensors.Sum(tensor => (long)tensor.Count), progress);
        var rows = new List<TensorCheck>();
        foreach (var tensor in exact.Tensors)
        {
            var gradients = new TensorGradients(
                byExact[tensor.Name],
                byReference[tensor.Name],
                bySingle[tensor.Name],
                central.Gradient(tensor, x, y, counter, cancellation),
                complex.Gradient(tensor, counter, cancellation));
            rows.Add(gradients.Compare(tensor));
        }

        return new GradientCheck(step, limit, GradientChain.Failures(rows, limit).Count == 0, rows, exact.Info);
    }

    private static Dictionary<string, double[]> Gradient(
        IRnnKernel kernel, Dictionary<string, double[]> parameters, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        kernel.WriteHidden(new double[kernel.Info.Shape.Hidden]);
        foreach (var (name, values) in parameters)
            kernel.Write(KernelBuffer.Parameters, name, values);
        kernel.Gradient(x, y);
        return Read(kernel, KernelBuffer.Gradients);
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
