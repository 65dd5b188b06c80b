using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Tests.TestKit;

namespace CharRnn.Pipeline.Kernels.Tests.Jit;

/// <summary>
/// What the emitter promises about speed, read in the JIT's own output: every emitted method optimised, nothing called, no vector on the stack.
/// The JIT breaks each of these promises without a word when a method is too large, too deep or has too many values at once, and training is
/// then up to ten times slower.
/// </summary>
public sealed class EmittedCodeTests
{
    private const int KernelsShown = 5;

    [Theory]
    [VectorWidthData(512, KernelPrecision.Single, true)]
    [VectorWidthData(256, KernelPrecision.Single, true)]
    [VectorWidthData(128, KernelPrecision.Single, false)]
    [VectorWidthData(512, KernelPrecision.Double, false)]
    [VectorWidthData(256, KernelPrecision.Double, false)]
    [VectorWidthData(128, KernelPrecision.Double, false)]
    public async Task EveryMethod_OfEveryShape_IsOptimisedCallsNothingAndKeepsVectorsInRegisters(
        int vectorBits, KernelPrecision precision, bool everyShape)
    {
        var shapes = everyShape || ShapeMatrix.IsFull ? ShapeMatrix.All : ShapeMatrix.Few;
        var listings = await Disassembly.OfAsync(shapes.Select(shape => new KernelSpec
        {
            Cell = shape.Cell,
            Hidden = shape.Hidden,
            Vocabulary = shape.Vocabulary,
            Sequence = shape.Sequence,
            Precision = precision,
            VectorBits = vectorBits,
        }));

        string[] defects =
        [
            .. from listing in listings
               from defect in listing.Defects()
               group listing.Kernel by defect into kernels
               select $"{kernels.Key}: {kernels.Count()} kernels, such as {string.Join(", ", kernels.Take(KernelsShown))}",
        ];
        Assert.True(defects.Length == 0, string.Join('\n', defects));
    }
}
