using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>Models with random weights of a shape that was not built in.</summary>
internal static class TinyModel
{
    private const int Hidden = 3;

    /// <summary>Writes one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="unit">What a symbol is.</param>
    /// <param name="symbols">The vocabulary.</param>
    public static void Write(string path, string unit, params string[] symbols)
    {
        var shape = new KernelShape("rnn", Hidden, symbols.Length, Sequence: 4);
        var normal = new NormalVariates(new Xoshiro256(3));
        IReadOnlyList<Tensor> Tensors(Func<float> value) =>
            [.. Shapes(shape).Select(tensor => new Tensor(tensor, Enumerable.Range(0, tensor.Count).Select(_ => value()).ToArray()))];
        var checkpoint = new Checkpoint
        {
            Model = new ModelSnapshot(shape, unit, new Vocabulary(symbols), Tensors(() => (float)normal.Next()), Update: 1, SmoothLoss: 1),
            OptimizerMemory = Tensors(() => 1),
            Hidden = new Tensor(new TensorShape("h", [Hidden]), new float[Hidden]),
            Epoch = 1,
            Position = 0,
            Random = new RandomState(1, 2, 3, 4),
            Saturation = new SaturationCount(0, 0),
            MetricLines = 1,
            SampleLines = 1,
            Fingerprint = new RunFingerprint("train", "", "", ""),
        };
        using var file = File.Create(path);
        ModelFile.Write(file, checkpoint);
    }

    private static TensorShape[] Shapes(KernelShape shape) =>
    [
        new("U", [shape.Hidden, shape.Vocabulary]), new("W", [shape.Hidden, shape.Hidden]), new("V", [shape.Vocabulary, shape.Hidden]),
        new("b", [shape.Hidden]), new("c", [shape.Vocabulary]),
    ];
}
