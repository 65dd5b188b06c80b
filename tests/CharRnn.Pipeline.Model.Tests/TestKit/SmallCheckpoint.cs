using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A checkpoint of a small model.</summary>
internal static class SmallCheckpoint
{
    public static KernelShape Shape { get; } = new("rnn", Hidden: 3, Vocabulary: 4, Sequence: 5);

    public static Vocabulary Symbols { get; } = new(["\n", "\"", "é", "🜁"]);

    public static Checkpoint Create()
    {
        using var kernel = RandomKernel.Create(Shape);
        kernel.WriteHidden([0.5, -0.25, 0]);
        return new Checkpoint
        {
            Model = new ModelSnapshot(
                Shape, "character", Symbols, KernelTensors.Read(kernel, KernelBuffer.Parameters), Update: 1234, SmoothLoss: 43.21),
            OptimizerMemory = KernelTensors.Read(kernel, KernelBuffer.OptimizerMemory),
            Hidden = KernelTensors.ReadHidden(kernel),
            Epoch = 2,
            Position = 75,
            Random = new RandomState(1, 2, 3, 4),
            Saturation = new SaturationCount(5, 60),
            MetricLines = 13,
            SampleLines = 2,
            IsUnfinished = true,
            Fingerprint = new RunFingerprint("train", "texthash", "confighash", "9.9.9"),
        };
    }

    /// <summary>The file of the checkpoint.</summary>
    public static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        ModelFile.Write(stream, Create());
        return stream.ToArray();
    }
}
