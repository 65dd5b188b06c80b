using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Oracle;

/// <summary>What every kernel must reproduce of the oracle; an engine derives from it and says how its kernels are made.</summary>
/// <param name="create">Makes a kernel of a shape, in a precision, with AdaGrad's epsilon.</param>
/// <param name="precision">The arithmetic under test.</param>
public abstract class KernelOracleTests(Func<KernelShape, Precision, double, IRnnKernel> create, Precision precision)
{
    // Different orders of summation part by 1e-13 in double over 200 updates; in float by 5e-5 of a loss near 100.
    private readonly double _lossTolerance = precision == Precision.Double ? 1e-10 : 1e-5;

    // At eta 0.1 rounding is multiplied with every update. The oracle's notes give 10 updates (double) and 3 (float) before it shows;
    // by then independent programs are up to 3e-8 and 1e-5 apart.
    private readonly int _chaoticLosses = precision == Precision.Double ? 10 : 3;
    private readonly double _chaoticTolerance = precision == Precision.Double ? 1e-6 : 1e-4;

    // One evaluation from the same state: a few hundred roundings.
    private readonly double _gradientTolerance = precision == Precision.Double ? 1e-12 : 1e-5;

    // The stored parameters are rounded to the precision once more.
    private readonly double _parameterTolerance = precision == Precision.Double ? 1e-13 : 1e-6;

    [Theory]
    [MemberData(nameof(OracleCase.Names), MemberType = typeof(OracleCase))]
    public void Train_FromInitialWeights_GivesTheOraclesLosses(string name)
    {
        var oracle = OracleCase.Load(name);
        using var kernel = Create(oracle);
        Fill(kernel, KernelBuffer.Parameters, oracle.Array("init"));

        var (count, tolerance) = oracle.IsReproducible ? (oracle.Losses.Count, _lossTolerance) : (_chaoticLosses, _chaoticTolerance);
        var position = 0;
        for (var n = 0; n < count; n++)
        {
            if (position + oracle.Shape.Sequence >= oracle.Ids.Length)
            {
                position = 0;
                kernel.WriteHidden(new double[oracle.Shape.Hidden]);
            }

            var (x, y) = oracle.Sequence(position);
            AssertClose(oracle.Losses[n], kernel.Train(x, y, oracle.Step), tolerance, $"{name}, update {n + 1}");
            position += oracle.Shape.Sequence;
        }
    }

    [Theory]
    [MemberData(nameof(OracleCase.Names), MemberType = typeof(OracleCase))]
    public void Gradient_FirstSequence_IsTheOracles(string name)
    {
        var oracle = OracleCase.Load(name);
        using var kernel = Create(oracle);
        Fill(kernel, KernelBuffer.Parameters, oracle.Array("init"));

        var (x, y) = oracle.Sequence(0);
        AssertClose(oracle.Losses[0], kernel.Gradient(x, y), _lossTolerance, name);
        AssertTensors(kernel, KernelBuffer.Gradients, oracle.Array("grad1"), _gradientTolerance, name);
    }

    [Theory]
    [MemberData(nameof(OracleCase.Names), MemberType = typeof(OracleCase))]
    public void Train_FromStoredState_MakesTheOraclesStep(string name)
    {
        var oracle = OracleCase.Load(name);
        using var kernel = Create(oracle);
        Fill(kernel, KernelBuffer.Parameters, oracle.Array("w100"));
        Fill(kernel, KernelBuffer.OptimizerMemory, [.. oracle.Array("s100").Select(s => s + oracle.Epsilon)]);
        kernel.WriteHidden(oracle.Array("h100"));

        var (x, y) = oracle.Sequence(oracle.StoredPosition);
        AssertClose(oracle.StoredLoss, kernel.Gradient(x, y), _lossTolerance, name);
        AssertTensors(kernel, KernelBuffer.Gradients, oracle.Array("grad101"), _gradientTolerance, name);
        AssertClose(oracle.StoredLoss, kernel.Train(x, y, oracle.Step), _lossTolerance, name);
        AssertTensors(kernel, KernelBuffer.Parameters, oracle.Array("w101"), _parameterTolerance, name);
    }

    private IRnnKernel Create(OracleCase oracle) => create(oracle.Shape, precision, oracle.Epsilon);

    private static void Fill(IRnnKernel kernel, KernelBuffer buffer, double[] values)
    {
        foreach (var (tensor, part) in Parts(kernel, values))
            kernel.Write(buffer, tensor.Name, part);
    }

    private static void AssertTensors(IRnnKernel kernel, KernelBuffer buffer, double[] expected, double tolerance, string name)
    {
        foreach (var (tensor, part) in Parts(kernel, expected))
        {
            var actual = new double[tensor.Count];
            kernel.Read(buffer, tensor.Name, actual);
            var ratio = NormRatio(part, actual);
            Assert.True(ratio <= tolerance, $"{name}: {buffer} {tensor.Name}: norm ratio {ratio:G3}, at most {tolerance:G3}.");
        }
    }

    private static IEnumerable<(TensorShape Tensor, double[] Values)> Parts(IRnnKernel kernel, double[] values)
    {
        Assert.Equal(kernel.Tensors.Sum(tensor => tensor.Count), values.Length);
        var start = 0;
        foreach (var tensor in kernel.Tensors)
        {
            yield return (tensor, values[start..(start + tensor.Count)]);
            start += tensor.Count;
        }
    }

    private static double NormRatio(double[] a, double[] b) =>
        Norm(a.Zip(b, (p, q) => p - q)) / (Norm(a) + Norm(b));

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));

    private static void AssertClose(double expected, double actual, double tolerance, string place)
    {
        var error = Math.Abs(actual - expected) / expected;
        Assert.True(error <= tolerance, $"{place}: loss {actual:R}, expected {expected:R}, relative error {error:G3}, at most {tolerance:G3}.");
    }
}
