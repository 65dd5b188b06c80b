using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>The gradient by central differences, (loss(theta + h) - loss(theta - h)) / 2h, element by element on the kernel itself.</summary>
/// <param name="kernels">Kernels of one kind with the same parameters, in double precision, one for each core to use; the parameters are put back.</param>
/// <param name="step">h.</param>
/// <remarks>
/// The loss is rounded to about 1e-14, so that an element is off by about 1e-14 / h, however small it is itself. The columns of U of symbols
/// that do not occur are tried all at once: when not-a-number in every element of them leaves the loss as it was, bit for bit, the loss
/// does not read them, and each difference is exactly zero. Where the kernel offers it (<see cref="IOutputProbe"/>), V and c are tried without
/// the forward sweep that does not depend on them.
/// </remarks>
internal sealed class CentralDifferences(IReadOnlyList<IRnnKernel> kernels, double step)
{
    private readonly IRnnKernel _first = kernels[0];

    /// <summary>The gradient of one tensor.</summary>
    public double[] Gradient(TensorShape tensor, int[] x, int[] y, CheckProgress progress, CancellationToken cancellation)
    {
        var theta = new double[tensor.Count];
        _first.Read(KernelBuffer.Parameters, tensor.Name, theta);
        var unread = Unread(tensor, theta, x, y);
        var gradient = new double[tensor.Count];

        // Elements are independent of each other: the result does not depend on how many kernels share them.
        Parallel.For(0, kernels.Count, new ParallelOptions { CancellationToken = cancellation }, worker =>
        {
            if (IsOutput(tensor) && kernels[worker] is IOutputProbe probe)
                probe.BeginProbe(x, y);
            for (var i = worker; i < gradient.Length; i += kernels.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!unread[i])
                    gradient[i] = Difference(kernels[worker], tensor, i, theta[i], x, y);
                progress.Add("central differences");
            }
        });
        return gradient;
    }

    /// <summary>The elements that the loss is shown not to read.</summary>
    private bool[] Unread(TensorShape tensor, double[] theta, int[] x, int[] y)
    {
        var unread = new bool[theta.Length];
        if (tensor.Name != "U")
            return unread;
        for (var i = 0; i < unread.Length; i++)
            unread[i] = !x.Contains(i % tensor.Dimensions[1]);

        var loss = _first.Loss(x, y);
        _first.Write(KernelBuffer.Parameters, tensor.Name, [.. theta.Select((value, i) => unread[i] ? double.NaN : value)]);
        var lossWithout = _first.Loss(x, y);
        _first.Write(KernelBuffer.Parameters, tensor.Name, theta);
        return loss.Equals(lossWithout) ? unread : new bool[theta.Length];
    }

    private double Difference(IRnnKernel kernel, TensorShape tensor, int element, double theta, int[] x, int[] y)
    {
        // Divided by the step as it was rounded, not as it was meant.
        var (above, below) = (theta + step, theta - step);
        var rise = IsOutput(tensor) && kernel is IOutputProbe probe
            ? Probe(probe, tensor, element, above - theta, y) - Probe(probe, tensor, element, below - theta, y)
            : LossAt(kernel, tensor.Name, element, above, x, y) - LossAt(kernel, tensor.Name, element, below, x, y);
        kernel.Write(KernelBuffer.Parameters, tensor.Name, [theta], element);
        return rise / (above - below);
    }

    /// <summary>Whether the tensor is read after the last hidden state: V and c.</summary>
    private static bool IsOutput(TensorShape tensor) => tensor.Name is "V" or "c";

    private static double Probe(IOutputProbe probe, TensorShape tensor, int element, double change, int[] y) => tensor.Dimensions is [_, var columns]
        ? probe.ProbeLoss(y, element / columns, element % columns, change)
        : probe.ProbeLoss(y, element, null, change);

    private static double LossAt(IRnnKernel kernel, string tensor, int element, double theta, int[] x, int[] y)
    {
        kernel.Write(KernelBuffer.Parameters, tensor, [theta], element);
        return kernel.Loss(x, y);
    }
}
