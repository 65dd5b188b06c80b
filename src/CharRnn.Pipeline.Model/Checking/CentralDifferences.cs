using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>The gradient by central differences, (loss(theta + h) - loss(theta - h)) / 2h, element by element on the kernel itself.</summary>
/// <param name="kernel">In double precision; its parameters are put back.</param>
/// <param name="step">h.</param>
/// <remarks>
/// The loss is rounded to about 1e-14, so that an element is off by about 1e-14 / h, however small it is itself. The columns of U of symbols
/// that do not occur are tried all at once: when not-a-number in every element of them leaves the loss as it was, bit for bit, the loss
/// does not read them, and each difference is exactly zero.
/// </remarks>
internal sealed class CentralDifferences(IRnnKernel kernel, double step)
{
    /// <summary>The gradient of one tensor.</summary>
    public double[] Gradient(TensorShape tensor, ReadOnlySpan<int> x, ReadOnlySpan<int> y, CheckProgress progress, CancellationToken cancellation)
    {
        var theta = new double[tensor.Count];
        kernel.Read(KernelBuffer.Parameters, tensor.Name, theta);
        var unread = Unread(tensor, theta, x, y);
        var gradient = new double[tensor.Count];
        for (var i = 0; i < gradient.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!unread[i])
                gradient[i] = Difference(tensor.Name, i, theta[i], x, y);
            progress.Add("central differences");
        }

        return gradient;
    }

    /// <summary>The elements that the loss is shown not to read.</summary>
    private bool[] Unread(TensorShape tensor, double[] theta, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var unread = new bool[theta.Length];
        if (tensor.Name != "U")
            return unread;
        for (var i = 0; i < unread.Length; i++)
            unread[i] = !x.Contains(i % tensor.Dimensions[1]);

        var loss = kernel.Loss(x, y);
        kernel.Write(KernelBuffer.Parameters, tensor.Name, [.. theta.Select((value, i) => unread[i] ? double.NaN : value)]);
        var lossWithout = kernel.Loss(x, y);
        kernel.Write(KernelBuffer.Parameters, tensor.Name, theta);
        return loss.Equals(lossWithout) ? unread : new bool[theta.Length];
    }

    private double Difference(string tensor, int element, double theta, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        var (above, below) = (theta + step, theta - step);
        var rise = LossAt(tensor, element, above, x, y) - LossAt(tensor, element, below, x, y);
        kernel.Write(KernelBuffer.Parameters, tensor, [theta], element);

        // Divided by the step as it was rounded, not as it was meant.
        return rise / (above - below);
    }

    private double LossAt(string tensor, int element, double theta, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        kernel.Write(KernelBuffer.Parameters, tensor, [theta], element);
        return kernel.Loss(x, y);
    }
}
