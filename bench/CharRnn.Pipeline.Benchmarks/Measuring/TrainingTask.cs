using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels;

namespace CharRnn.Pipeline.Benchmarks.Measuring;

/// <summary>What every contender has to do: the same text from the same initial weights.</summary>
/// <param name="Shape">m, K and T.</param>
/// <param name="Text">Symbols below K.</param>
/// <param name="Weights">U, W, V, b, c: their elements in this order, row-major.</param>
internal sealed record TrainingTask(KernelShape Shape, int[] Text, double[] Weights)
{
    /// <summary>The default text; its bytes take 81 different values.</summary>
    private const string Novel = "corpora/clockmaker.txt";

    private const int GeneratedLength = 200_000;
    private const int Seed = 1;
    private const double Deviation = 0.01;

    /// <summary>
    /// The optimiser's step of every contender. Beyond m = 100 the rate falls with m: at 0.01 a large model is thrown about so wildly in its first
    /// updates that roundings grow a thousandfold, and nobody could prove to compute the same.
    /// </summary>
    public AdaGradStep Step { get; } = new(LearningRate: Math.Min(0.01, 1.0 / Shape.Hidden), Clip: 5);

    /// <summary>The bytes of the novel if they take K values, or else a generated text.</summary>
    public static TrainingTask Of(KernelShape shape)
    {
        var bytes = ReadNovel();
        var values = bytes.Distinct().Order().ToArray();
        var text = values.Length == shape.Vocabulary
            ? [.. bytes.Select(value => Array.BinarySearch(values, value))]
            : Generate(shape.Vocabulary);
        return new TrainingTask(shape, text, InitialWeights(shape));
    }

    /// <summary>A kernel's parameters become the initial weights.</summary>
    public void WriteTo(IRnnKernel kernel)
    {
        var start = 0;
        foreach (var tensor in kernel.Tensors)
        {
            kernel.Write(KernelBuffer.Parameters, tensor.Name, Weights.AsSpan(start, tensor.Count));
            start += tensor.Count;
        }
    }

    private static byte[] ReadNovel()
    {
        using var stream = typeof(TrainingTask).Assembly.GetManifestResourceStream(Novel)
                           ?? throw new InvalidOperationException($"The resource {Novel} is not embedded.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    // Frequencies fall off steeply, as in a real text.
    private static int[] Generate(int vocabulary)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, GeneratedLength).Select(_ => (int)(vocabulary * random.NextDouble() * random.NextDouble() * random.NextDouble()))];
    }

    private static double[] InitialWeights(KernelShape shape)
    {
        var random = new Random(Seed);
        return [.. TensorShapes.Of(shape).SelectMany(tensor =>
            Enumerable.Range(0, tensor.Count).Select(_ => tensor.Dimensions.Count == 1 ? 0 : Deviation * Normal(random)))];
    }

    // Box and Muller 1958.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
