using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Tests.TestKit;
using static CharRnn.Pipeline.Kernels.Tests.Emitted.KernelComparison;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>Every emitted kernel against the reference: engine x shape x precision x vector width.</summary>
public sealed class EmittedKernelTests
{
    /// <summary>Rounding of sums of a few hundred products in double precision.</summary>
    private const double DoubleTolerance = 1e-13;

    /// <summary>The same in float, whose rounding is 5e8 times coarser.</summary>
    private const double FloatTolerance = 2e-6;

    private const int Updates = 3;

    private static readonly int[] Widths = [512, 256, 128];

    private static readonly AdaGradStep Step = new(LearningRate: 0.01, Clip: 0.05);

    public static TheoryData<KernelEngine, int, int, int> Shapes()
    {
        var data = new TheoryData<KernelEngine, int, int, int>();
        foreach (var shape in KernelCase.TestKernels.Shapes)
            data.Add(KernelEngine.Generated, shape.Hidden, shape.Vocabulary, shape.Sequence);

        // Sizes around the lanes of a vector, one and two panels, one and several tiles; single symbols, units and steps.
        (int M, int K, int T)[] compiled =
        [
            (1, 1, 1), (1, 7, 25), (7, 1, 2), (7, 17, 2), (16, 16, 1), (17, 33, 25), (33, 7, 2), (33, 100, 25), (64, 256, 7),
            (100, 78, 25), (100, 127, 1), (127, 100, 2), (128, 128, 25), (200, 16, 3), (17, 2000, 2), (400, 5, 2),
        ];
        foreach (var (m, k, t) in compiled)
            data.Add(KernelEngine.Compiled, m, k, t);
        return data;
    }

    public static TheoryData<int, int, int> BuiltInShapes()
    {
        var data = new TheoryData<int, int, int>();
        foreach (var shape in KernelCase.TestKernels.Shapes)
            data.Add(shape.Hidden, shape.Vocabulary, shape.Sequence);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradient_EveryTensor_EqualsTheReference(KernelEngine engine, int m, int k, int t) => ForEach(m, k, t, engine, (@case, kernel, tolerance) =>
    {
        using var reference = @case.Reference();
        var expected = reference.Gradient(@case.X, @case.Y);
        var actual = kernel.Gradient(@case.X, @case.Y);
        Assert.InRange(Math.Abs(actual - expected) / Math.Max(expected, 1), 0, tolerance);
        foreach (var tensor in kernel.Tensors)
        {
            AssertClose(
                Values(reference, KernelBuffer.Gradients, tensor.Name), Values(kernel, KernelBuffer.Gradients, tensor.Name), tolerance, $"d{tensor.Name}");
        }
    });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Train_AFewUpdates_EqualsTheReference(KernelEngine engine, int m, int k, int t) => ForEach(m, k, t, engine, (@case, kernel, tolerance) =>
    {
        using var reference = @case.Reference();
        for (var update = 0; update < Updates; update++)
        {
            var expected = reference.Train(@case.X, @case.Y, Step);
            Assert.InRange(Math.Abs(kernel.Train(@case.X, @case.Y, Step) - expected) / Math.Max(expected, 1), 0, 10 * tolerance);
        }

        foreach (var tensor in kernel.Tensors)
        {
            AssertClose(
                Values(reference, KernelBuffer.Parameters, tensor.Name), Values(kernel, KernelBuffer.Parameters, tensor.Name), 10 * tolerance, tensor.Name);
        }

        AssertClose(Hidden(reference), Hidden(kernel), 10 * tolerance, "h");
    });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Predict_SeveralSymbols_EqualsTheReference(KernelEngine engine, int m, int k, int t) => ForEach(m, k, t, engine, (@case, kernel, tolerance) =>
    {
        using var reference = @case.Reference();
        var (expected, actual) = (new double[k], new double[k]);
        foreach (var symbol in @case.X)
        {
            reference.Predict(symbol, expected);
            kernel.Predict(symbol, actual);
            AssertClose(expected, actual, tolerance, $"scores after {symbol}");
        }
    });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Train_EveryVectorWidth_GivesTheSameBits(KernelEngine engine, int m, int k, int t)
    {
        foreach (var precision in Enum.GetValues<Precision>())
        {
            var runs = Widths.Select(width => Trained(new KernelCase(new KernelShape("rnn", m, k, t)), engine, precision, width)).ToArray();
            Assert.Equal(runs[0], runs[1]);
            Assert.Equal(runs[0], runs[2]);
        }
    }

    [Theory]
    [MemberData(nameof(BuiltInShapes))]
    public void Train_CompiledAtRunTime_GivesTheBitsOfTheBuild(int m, int k, int t)
    {
        foreach (var precision in Enum.GetValues<Precision>())
        {
            foreach (var width in ShapeMatrix.IsFull ? Widths : [VectorWidth.Best])
            {
                var @case = new KernelCase(new KernelShape("rnn", m, k, t));
                Assert.Equal(Trained(@case, KernelEngine.Generated, precision, width), Trained(@case, KernelEngine.Compiled, precision, width));
            }
        }
    }

    [Fact]
    public void Shapes_AtRandom_AreAmongThoseBuiltIn() => Assert.Equal(3, KernelCase.TestKernels.Shapes.Intersect(ShapeMatrix.Random).Count());

    [Fact]
    public void Loss_NotANumberInAWeight_ReachesTheLoss()
    {
        foreach (var tensor in new[] { "U", "W", "V", "b", "c" })
        {
            foreach (var width in Widths)
            {
                var @case = new KernelCase(new KernelShape("rnn", 7, 17, 2));
                using var kernel = @case.Emitted(KernelEngine.Compiled, Precision.Single, width);
                kernel.Write(KernelBuffer.Parameters, tensor, [double.NaN], tensor == "U" ? @case.X[0] : 3);
                Assert.True(double.IsNaN(kernel.Train(@case.X, @case.Y, Step)), $"{tensor} at {width} bits");
            }
        }
    }

    [Fact]
    public void Train_SymbolBeyondTheVocabulary_IsRefused()
    {
        var @case = new KernelCase(new KernelShape("rnn", 7, 17, 2));
        using var kernel = @case.Emitted(KernelEngine.Compiled, Precision.Single, 128);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Train([0, 17], [0, 0], Step));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Train([0, 0], [-1, 0], Step));
    }

    private static string[] Trained(KernelCase @case, KernelEngine engine, Precision precision, int width)
    {
        using var kernel = @case.Emitted(engine, precision, width);
        var losses = Enumerable.Range(0, Updates).Select(_ => kernel.Train(@case.X, @case.Y, Step)).ToArray();
        return [.. new[] { losses, Hidden(kernel) }
            .Concat(kernel.Tensors.Select(tensor => Values(kernel, KernelBuffer.Parameters, tensor.Name)))
            .Concat(kernel.Tensors.Select(tensor => Values(kernel, KernelBuffer.OptimizerMemory, tensor.Name)))
            .Select(values => string.Join(' ', values.Select(value => BitConverter.DoubleToInt64Bits(value).ToString("x"))))];
    }

    private static void ForEach(int m, int k, int t, KernelEngine engine, Action<KernelCase, IRnnKernel, double> check)
    {
        foreach (var (precision, tolerance) in new[] { (Precision.Double, DoubleTolerance), (Precision.Single, FloatTolerance) })
        {
            foreach (var width in Widths)
            {
                var @case = new KernelCase(new KernelShape("rnn", m, k, t));
                using var kernel = @case.Emitted(engine, precision, width);
                check(@case, kernel, tolerance);
            }
        }
    }
}
