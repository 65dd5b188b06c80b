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

    // Measured: float 5e-9 (loss) and 4e-5 (step of U), double 0 and 7e-14; with room for another order of summation. A step is small beside
    // the parameter that it is taken from, whose rounding is what shows.
    [Theory]
    [InlineData(Precision.Single, 1e-7, 1e-4)]
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
