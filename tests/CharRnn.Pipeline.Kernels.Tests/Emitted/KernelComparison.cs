using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>Reads tensors out of kernels and compares them.</summary>
internal static class KernelComparison
{
    public static double[] Values(IRnnKernel kernel, KernelBuffer buffer, string tensor)
    {
        var values = new double[kernel.Tensors.Single(shape => shape.Name == tensor).Count];
        kernel.Read(buffer, tensor, values);
        return values;
    }

    public static double[] Hidden(IRnnKernel kernel)
    {
        var values = new double[kernel.Info.Shape.Hidden];
        kernel.ReadHidden(values);
        return values;
    }

    /// <summary>Asserts that the norm ratio ||a - b|| / (||a|| + ||b||) is within a tolerance, and names the worst element if not.</summary>
    public static void AssertClose(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var difference = Norm(expected.Zip(actual, (a, b) => a - b));
        var scale = Norm(expected) + Norm(actual);
        var ratio = scale == 0 ? 0 : difference / scale;
        var worst = Enumerable.Range(0, expected.Length).MaxBy(i => Math.Abs(expected[i] - actual[i]));
        Assert.True(
            ratio <= tolerance,
            $"{what}: norm ratio {ratio:E2} is above {tolerance:E0}; worst at [{worst}]: expected {expected[worst]:R}, actual {actual[worst]:R}");
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
