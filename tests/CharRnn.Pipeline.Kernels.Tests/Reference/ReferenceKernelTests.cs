using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;

namespace CharRnn.Pipeline.Kernels.Tests.Reference;

public sealed class ReferenceKernelTests
{
    private static readonly KernelShape Shape = new("rnn", Hidden: 4, Vocabulary: 3, Sequence: 5);
    private static readonly int[] X = [0, 1, 1, 0, 1];
    private static readonly int[] Y = [1, 1, 0, 1, 2];

    [Fact]
    public void Loss_ZeroParameters_IsTheUniformGuess()
    {
        using var kernel = new ReferenceKernel(Shape);
        Assert.Equal(Shape.Sequence * Math.Log(Shape.Vocabulary), kernel.Loss(X, Y), 12);
    }

    [Fact]
    public void Loss_HugeScores_StaysFinite()
    {
        using var kernel = new ReferenceKernel(Shape);
        kernel.Write(KernelBuffer.Parameters, "c", [2000, 0, -2000]);
        Assert.Equal(3 * 2000 + 4000, kernel.Loss(X, Y), 9);
    }

    [Fact]
    public void Gradient_AbsentSymbol_LeavesItsColumnExactlyZero()
    {
        using var kernel = Filled();
        kernel.Gradient(X, Y);
        var gradient = Read(kernel, KernelBuffer.Gradients, "U");
        for (var i = 0; i < Shape.Hidden; i++)
        {
            Assert.NotEqual(0, gradient[i * Shape.Vocabulary]);
            Assert.Equal(0, gradient[(i * Shape.Vocabulary) + 2]);
        }
    }

    [Fact]
    public void LossAndGradient_LeaveHiddenStateAndParameters()
    {
        using var kernel = Filled();
        kernel.WriteHidden([0.1, -0.2, 0.3, -0.4]);
        var before = Read(kernel, KernelBuffer.Parameters, "W");

        Assert.Equal(kernel.Loss(X, Y), kernel.Gradient(X, Y));

        var hidden = new double[Shape.Hidden];
        kernel.ReadHidden(hidden);
        Assert.Equal([0.1, -0.2, 0.3, -0.4], hidden);
        Assert.Equal(before, Read(kernel, KernelBuffer.Parameters, "W"));
    }

    [Fact]
    public void Train_CarriesTheStateThatPredictReaches()
    {
        using var trained = Filled();
        using var predicted = Filled();
        trained.Train(X, Y, new AdaGradStep(0.1, 5));
        var scores = new double[Shape.Vocabulary];
        foreach (var symbol in X)
            predicted.Predict(symbol, scores);

        var (expected, actual) = (new double[Shape.Hidden], new double[Shape.Hidden]);
        predicted.ReadHidden(expected);
        trained.ReadHidden(actual);
        Assert.Equal(expected, actual);
        Assert.DoesNotContain(0, actual);
    }

    [Fact]
    public void Train_LargeGradient_IsClipped()
    {
        using var kernel = new ReferenceKernel(Shape, epsilon: 0.75);
        kernel.Write(KernelBuffer.Parameters, "c", [2000, 0, -2000]);
        kernel.Train(X, Y, new AdaGradStep(LearningRate: 1, Clip: 0.5));

        // c's gradient is (3, -3, 0) + (0, 0, -1) + ...: every one but the middle is beyond the clip of 0.5, so s = 0.75 + 0.25.
        Assert.Equal([1, 1, 1], Read(kernel, KernelBuffer.OptimizerMemory, "c"));
        Assert.Equal([1999.5, 0.5, -1999.5], Read(kernel, KernelBuffer.Parameters, "c"));
    }

    [Fact]
    public void Calls_AfterConstruction_AllocateNothing()
    {
        using var kernel = Filled();
        var scores = new double[Shape.Vocabulary];
        var before = 0L;
        for (var round = 0; round < 2; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            kernel.Train(X, Y, new AdaGradStep(0.1, 5));
            kernel.Predict(1, scores);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Write_BeyondTheEnd_SaysHowLongTheTensorIs()
    {
        using var kernel = new ReferenceKernel(Shape);
        var error = Assert.Throws<ArgumentException>(() => kernel.Write(KernelBuffer.Parameters, "b", [1, 2, 3], start: 2));
        Assert.Contains("b has 4 elements; 3 from element 2 on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_UnknownTensor_ListsTheKnownOnes()
    {
        using var kernel = new ReferenceKernel(Shape);
        var error = Assert.Throws<ArgumentException>(() => kernel.Write(KernelBuffer.Parameters, "X", [1]));
        Assert.Contains("'X'; there are U, W, V, b, c", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loss_SymbolOutOfVocabulary_Throws()
    {
        using var kernel = new ReferenceKernel(Shape);
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel.Loss([0, 1, 3, 0, 1], Y));
        Assert.Throws<ArgumentException>(() => kernel.Loss([0, 1], Y));
    }

    private static ReferenceKernel Filled()
    {
        var kernel = new ReferenceKernel(Shape);
        foreach (var tensor in kernel.Tensors)
        {
            // Any values that differ from each other will do.
            var values = Enumerable.Range(1, tensor.Count).Select(i => Math.Sin(i * tensor.Name[0]) / 2).ToArray();
            kernel.Write(KernelBuffer.Parameters, tensor.Name, values);
        }

        return kernel;
    }

    private static double[] Read(ReferenceKernel kernel, KernelBuffer buffer, string tensor)
    {
        var values = new double[kernel.Tensors.Single(shape => shape.Name == tensor).Count];
        kernel.Read(buffer, tensor, values);
        return values;
    }
}
