using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Numerics;
using CharRnn.Pipeline.Kernels.Tests.TestKit;
using static CharRnn.Pipeline.Kernels.Tests.Emitted.KernelComparison;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>Forward-only evaluation of a text in sequences, the last one shorter: on every engine, precision and width.</summary>
public sealed class EvaluateTests
{
    /// <summary>Rounding of two sequences one after the other.</summary>
    private const double DoubleTolerance = 1e-12;

    private const double FloatTolerance = 1e-5;

    // Blocks and panels, one symbol and many, T = 1.
    private static readonly KernelShape[] Shapes =
        [new("rnn", 1, 1, 1), new("rnn", 7, 17, 5), new("rnn", 33, 2, 3), new("rnn", 100, 81, 25), new("rnn", 200, 16, 4)];

    [Theory]
    [VectorWidthData(512, Precision.Single)]
    [VectorWidthData(256, Precision.Single)]
    [VectorWidthData(128, Precision.Single)]
    [VectorWidthData(512, Precision.Double)]
    [VectorWidthData(256, Precision.Double)]
    [VectorWidthData(128, Precision.Double)]
    public void Evaluate_WholeAndShortSequences_EqualsTheReferenceAndPredict(int vectorBits, Precision precision)
    {
        var tolerance = precision == Precision.Double ? DoubleTolerance : FloatTolerance;
        foreach (var shape in Shapes)
        {
            var @case = new KernelCase(shape);
            using var reference = @case.Reference();
            using var kernel = @case.Emitted(KernelEngine.Compiled, precision, vectorBits);
            using var stepwise = @case.Emitted(KernelEngine.Compiled, precision, vectorBits);
            foreach (var length in Lengths(shape))
            {
                var (x, y) = (@case.X[..length], @case.Y[..length]);
                var loss = kernel.Evaluate(x, y);
                AssertClose([reference.Evaluate(x, y)], [loss], tolerance, $"{shape}: loss of {length} symbols");
                AssertClose([PredictedLoss(stepwise, x, y)], [loss], tolerance, $"{shape}: loss of {length} symbols, step by step");
                AssertClose(Hidden(reference), Hidden(kernel), tolerance, $"{shape}: h after {length} symbols");
            }
        }
    }

    [Fact]
    public void Evaluate_Reference_EqualsPredictStepByStep()
    {
        var shape = new KernelShape("rnn", 7, 17, 5);
        var @case = new KernelCase(shape);
        using var kernel = @case.Reference();
        using var stepwise = @case.Reference();
        foreach (var length in Lengths(shape))
        {
            var (x, y) = (@case.X[..length], @case.Y[..length]);
            AssertClose([PredictedLoss(stepwise, x, y)], [kernel.Evaluate(x, y)], DoubleTolerance, $"loss of {length} symbols");
        }
    }

    [Fact]
    public void Evaluate_AnySequence_LearnsAndAllocatesNothing()
    {
        var @case = new KernelCase(new KernelShape("rnn", 33, 17, 4));
        using var kernel = @case.Emitted(new KernelChoice(KernelEngine.Compiled), Precision.Single);
        var before = State(kernel);
        kernel.Evaluate(@case.X, @case.Y);
        kernel.Evaluate(@case.X.AsSpan(1), @case.Y.AsSpan(1));
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        kernel.Evaluate(@case.X, @case.Y);
        kernel.Evaluate(@case.X.AsSpan(1), @case.Y.AsSpan(1));
        Assert.Equal(bytes, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(before, State(kernel));
    }

    [Theory]
    [InlineData(new int[0], new int[0], "From 1 to 2 symbols can be evaluated at a time, 0 were given.")]
    [InlineData(new[] { 0, 0, 0 }, new[] { 0, 0, 0 }, "From 1 to 2 symbols can be evaluated at a time, 3 were given.")]
    [InlineData(new[] { 0 }, new[] { 0, 0 }, "1 symbols need as many successors, 2 were given.")]
    [InlineData(new[] { 17 }, new[] { 0 }, "Symbols run from 0 to 16.")]
    [InlineData(new[] { 0 }, new[] { -1 }, "Symbols run from 0 to 16.")]
    public void Evaluate_SequenceThatDoesNotFit_SaysWhatDoes(int[] x, int[] y, string message)
    {
        var @case = new KernelCase(new KernelShape("rnn", 7, 17, 2));
        foreach (var kernel in new[] { @case.Reference(), @case.Emitted(KernelEngine.Compiled, Precision.Single, 128) })
        {
            using (kernel)
                Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(() => kernel.Evaluate(x, y)).Message, StringComparison.Ordinal);
        }
    }

    private static int[] Lengths(KernelShape shape) => [shape.Sequence, Math.Max(1, shape.Sequence - 1), 1, shape.Sequence];

    private static double[] State(IRnnKernel kernel) =>
    [
        .. from tensor in kernel.Tensors
           from buffer in new[] { KernelBuffer.Parameters, KernelBuffer.OptimizerMemory }
           from value in Values(kernel, buffer, tensor.Name)
           select value,
    ];

    private static double PredictedLoss(IRnnKernel kernel, int[] x, int[] y)
    {
        var scores = new double[kernel.Info.Shape.Vocabulary];
        var loss = 0.0;
        foreach (var (symbol, next) in x.Zip(y))
        {
            kernel.Predict(symbol, scores);
            loss += PortableMath.Log(scores.Sum(score => PortableMath.Exp(score - scores[next])));
        }

        return loss;
    }
}
