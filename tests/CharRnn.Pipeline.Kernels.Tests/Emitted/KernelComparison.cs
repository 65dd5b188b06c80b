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
        var ratio = NormRatio(expected, actual);
        var worst = Enumerable.Range(0, expected.Length).MaxBy(i => Math.Abs(expected[i] - actual[i]));
        Assert.True(
            ratio <= tolerance,
            $"{what}: norm ratio {ratio:E2} is above {tolerance:E0}; worst at [{worst}]: expected {expected[worst]:R}, actual {actual[worst]:R}");
    }

    /// <summary>||a - b|| / (||a|| + ||b||); 0 for equal ones.</summary>
    public static double NormRatio(double[] a, double[] b)
    {
        Assert.Equal(a.Length, b.Length);
        var scale = Norm(a) + Norm(b);
        return scale == 0 ? 0 : Norm(a.Zip(b, (p, q) => p - q)) / scale;
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
