using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Reference;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Emitted;

/// <summary>A shape with weights and a text, the same for every engine.</summary>
internal sealed class KernelCase
{
    public const double Epsilon = 1e-8;

    // One for all tests: each kernel is compiled once.
    private static readonly KernelCompiler Compiler = KernelCompiler.WithoutCache();

    private readonly KernelShape _shape;
    private readonly Dictionary<string, double[]> _weights;
    private readonly double[] _hidden;

    public KernelCase(KernelShape shape, int seed = 1)
    {
        _shape = shape;
        var random = new Random(seed);

        // Rounded to float, so that both precisions start from the same numbers; large enough for tanh and softmax to bend, and the
        // sums over h small enough that the recurrence is no chaotic map, which would magnify every rounding.
        double Next(double scale) => (float)(scale * (random.NextDouble() - 0.5));
        double ScaleOf(string tensor) => tensor is "W" or "V" ? 2 / Math.Sqrt(shape.Hidden) : 1;
        _weights = TensorShapes.Of(shape).ToDictionary(tensor => tensor.Name, tensor => Fill(tensor.Count, () => Next(ScaleOf(tensor.Name))));
        _hidden = Fill(shape.Hidden, () => Next(1));
        X = [.. Enumerable.Range(0, shape.Sequence).Select(_ => random.Next(shape.Vocabulary))];
        Y = [.. Enumerable.Range(0, shape.Sequence).Select(_ => random.Next(shape.Vocabulary))];
    }

    public int[] X { get; }

    public int[] Y { get; }

    public IRnnKernel Reference() => Prepare(new ReferenceKernel(_shape, Epsilon));

    public IRnnKernel Emitted(KernelEngine engine, Precision precision, int vectorBits) => Emitted(new KernelChoice(engine, vectorBits), precision);

    public IRnnKernel Emitted(KernelChoice choice, Precision precision) => Prepare(
        new KernelCatalog(NullLogger<KernelCatalog>.Instance, choice, TestKernels, Compiler).Create(_shape, precision, Epsilon));

    /// <summary>The kernels that the generator emitted into this test assembly.</summary>
    public static EmittedKernelIndex TestKernels { get; } = new(typeof(KernelCase).Assembly);

    /// <summary>The kernel that a user would get, emitted at build time where the tests have the shape.</summary>
    public static IRnnKernel BestEmitted(KernelShape shape, Precision precision, double epsilon) =>
        new KernelCatalog(NullLogger<KernelCatalog>.Instance, new KernelChoice(), TestKernels, Compiler).Create(shape, precision, epsilon);

    private IRnnKernel Prepare(IRnnKernel kernel)
    {
        foreach (var (name, values) in _weights)
            kernel.Write(KernelBuffer.Parameters, name, values);
        kernel.WriteHidden(_hidden);
        return kernel;
    }

    private static double[] Fill(int count, Func<double> next) => [.. Enumerable.Range(0, count).Select(_ => next())];
}
