using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Tests.TestKit;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>The shortcut of the gradient check gives the loss that the whole kernel gives with the element really changed.</summary>
public sealed class OutputProbeTests
{
    /// <summary>One rounding of a score: the changed element is multiplied by itself instead of among the others.</summary>
    private const double Tolerance = 1e-14;

    private const double Change = 0.125;

    [Theory]
    [VectorWidthData(512)]
    [VectorWidthData(256)]
    [VectorWidthData(128)]
    public void ProbeLoss_EveryElement_IsTheLossWithTheElementChanged(int vectorBits)
    {
        foreach (var shape in new KernelShape[] { new("rnn", 1, 1, 1), new("rnn", 7, 17, 5), new("rnn", 49, 3, 4), new("rnn", 18, 70, 2) })
        {
            var @case = new KernelCase(shape);
            using var kernel = @case.Emitted(KernelEngine.Compiled, Precision.Double, vectorBits);
            using var whole = @case.Emitted(KernelEngine.Compiled, Precision.Double, vectorBits);
            var probe = Assert.IsAssignableFrom<IOutputProbe>(kernel);
            probe.BeginProbe(@case.X, @case.Y);
            for (var i = 0; i < shape.Vocabulary * shape.Hidden; i++)
                AssertSame(whole, @case, "V", i, probe.ProbeLoss(@case.Y, i / shape.Hidden, i % shape.Hidden, Change));
            for (var k = 0; k < shape.Vocabulary; k++)
                AssertSame(whole, @case, "c", k, probe.ProbeLoss(@case.Y, k, null, Change));
        }
    }

    [Fact]
    public void ProbeLoss_BeforeTheBeginning_IsRefused()
    {
        var @case = new KernelCase(new KernelShape("rnn", 7, 17, 2));
        using var kernel = @case.Emitted(KernelEngine.Compiled, Precision.Double, 128);
        Assert.Throws<InvalidOperationException>(() => ((IOutputProbe)kernel).ProbeLoss(@case.Y, 0, null, Change));
    }

    private static void AssertSame(IRnnKernel whole, KernelCase @case, string tensor, int element, double loss)
    {
        var theta = new double[1];
        whole.Read(KernelBuffer.Parameters, tensor, theta, element);
        whole.Write(KernelBuffer.Parameters, tensor, [theta[0] + Change], element);
        var expected = whole.Loss(@case.X, @case.Y);
        whole.Write(KernelBuffer.Parameters, tensor, theta, element);
        Assert.True(
            Math.Abs(loss - expected) <= Tolerance * Math.Max(1, expected),
            $"{whole.Info.Shape}: {tensor}[{element}]: probed {loss:R}, whole {expected:R}");
    }
}
