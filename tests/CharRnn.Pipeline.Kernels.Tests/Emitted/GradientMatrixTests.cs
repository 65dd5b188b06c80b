using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Tests.TestKit;
using static CharRnn.Pipeline.Kernels.Tests.Emitted.KernelComparison;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>
/// Every shape of the matrix, and thirty at random, against the reference: loss, gradients and one update. One vector width stands for the others, whose bits are
/// the same; <c>CHARRNN_FULL_MATRIX=1</c> takes them all.
/// </summary>
public sealed class GradientMatrixTests
{
    /// <summary>A few hundred roundings of 1e-16: other orders of summation, other polynomials.</summary>
    private const double DoubleTolerance = 1e-12;

    /// <summary>The same of 6e-8.</summary>
    private const double FloatTolerance = 1e-5;

    private static readonly AdaGradStep Step = new(LearningRate: 0.01, Clip: 5);

    public static TheoryData<int, int, int> Shapes()
    {
        var data = new TheoryData<int, int, int>();
        foreach (var shape in ShapeMatrix.All.Concat(ShapeMatrix.Random))
            data.Add(shape.Hidden, shape.Vocabulary, shape.Sequence);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void GradientAndTrain_EveryTensor_EqualTheReference(int m, int k, int t)
    {
        var @case = new KernelCase(new KernelShape("rnn", m, k, t));
        using var reference = @case.Reference();
        var losses = Run(reference, @case);
        foreach (var (precision, tolerance) in new[] { (Precision.Double, DoubleTolerance), (Precision.Single, FloatTolerance) })
        {
            foreach (var width in ShapeMatrix.IsFull ? VectorWidth.All : [VectorWidth.Best])
            {
                using var kernel = @case.Emitted(KernelEngine.Compiled, precision, width);
                AssertClose(losses, Run(kernel, @case), tolerance, $"losses, {precision} {width}");
                foreach (var tensor in kernel.Tensors)
                {
                    foreach (var buffer in Enum.GetValues<KernelBuffer>())
                        AssertClose(Values(reference, buffer, tensor.Name), Values(kernel, buffer, tensor.Name), tolerance, $"{buffer} {tensor.Name}, {precision} {width}");
                }
            }
        }
    }

    /// <summary>Leaves gradients, updated parameters and optimiser memory in the kernel; gives the losses.</summary>
    private static double[] Run(IRnnKernel kernel, KernelCase @case) => [kernel.Gradient(@case.X, @case.Y), kernel.Train(@case.X, @case.Y, Step)];
}
