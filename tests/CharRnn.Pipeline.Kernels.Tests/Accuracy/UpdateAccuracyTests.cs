using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Kernels.Tests.Emitted;
using Xunit.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>How exact one update is in the middle of training, against the reference from the identical state.</summary>
public sealed class UpdateAccuracyTests(ITestOutputHelper output)
{
    private const int Updates = 400;

    // Measured: float 6e-8 (loss) and 1e-4 (step of U, others 1e-6 to 1e-5), double 0 and 7e-14; with room for another order of summation. Of
    // U the step shows two things that no order avoids: the rounding of the parameter that it is taken from, and AdaGrad's first steps for a
    // rare symbol, which are eta * sign(g) however small g is.
    [Theory]
    [InlineData(Precision.Single, 1e-7, 2e-4)]
    [InlineData(Precision.Double, 1e-14, 1e-12)]
    public void Train_FromATrainedState_IsAsExactAsThePrecision(Precision precision, double lossError, double stepError)
    {
        var shape = new KernelShape("rnn", 100, 81, 25);
        var state = new TrainedState(shape, Updates);
        using var reference = new ReferenceKernel(shape);
        using var kernel = new KernelCase(shape).Emitted(KernelEngine.Compiled, precision, VectorWidth.Best);
        var expected = state.NextUpdate(reference);
        var actual = state.NextUpdate(kernel);

        var error = Math.Abs(actual.Loss - expected.Loss) / expected.Loss;
        output.WriteLine($"{precision}: loss {expected.Loss:F3} nats, relative error {error:E2}");
        Assert.True(error <= lossError, $"The loss is off by {error:E2} of itself, at most {lossError} is allowed.");
        foreach (var (tensor, step) in expected.Steps)
        {
            var ratio = KernelComparison.NormRatio(step, actual.Steps[tensor]);
            output.WriteLine($"{precision}: step of {tensor}: norm ratio {ratio:E2}");
            Assert.True(ratio <= stepError, $"The step of {tensor} has a norm ratio of {ratio:E2}, at most {stepError} is allowed.");
        }
    }
}
