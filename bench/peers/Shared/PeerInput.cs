using System.Globalization;
using System.Runtime.InteropServices;

namespace CharRnn.Peers;

/// <summary>Shape, text and initial weights, read from the folder that the benchmark names.</summary>
/// <remarks>The weights are U (m,K), W (m,m), V (K,m), b (m), c (K), row-major, in this order.</remarks>
internal sealed class PeerInput
{
    public PeerInput(string folder)
    {
        var shape = File.ReadAllText(Path.Combine(folder, "shape.txt")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        (Hidden, Vocabulary, Sequence) = (Parse(shape[0]), Parse(shape[1]), Parse(shape[2]));
        LearningRate = double.Parse(shape[3], CultureInfo.InvariantCulture);
        Text = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(folder, "text.i32"))).ToArray();
        Weights = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, "weights.f64"))).ToArray();
    }

    public int Hidden { get; }

    public int Vocabulary { get; }

    public int Sequence { get; }

    public double LearningRate { get; }

    public int[] Text { get; }

    public double[] Weights { get; }

    private static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}
