using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Training;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A small training for tests: a rhyme, twelve hidden units, three epochs.</summary>
internal static class SmallTraining
{
    public const string Last = "checkpoints/last.safetensors";
    public const string Best = "checkpoints/best.safetensors";

    public static readonly EncodedText Rhyme = Texts.Lines();
    public static readonly KernelShape Shape = new("rnn", Hidden: 12, Rhyme.Vocabulary.Count, Sequence: 25);
    public static readonly TrainOptions Options = new()
    {
        Epochs = 3,
        LearningRate = 0.1,
        LogEvery = 10,
        SampleEvery = 40,
        SampleLength = 30,
        CheckpointEvery = 50,
    };

    public static long UpdatesPerEpoch => (Rhyme.Ids.Length - 1) / Shape.Sequence;

    public static double Uniform => Shape.Sequence * Math.Log(Shape.Vocabulary);

    public static TrainedModel Train(
        TestRun run, TrainOptions options, Func<IRnnKernel, IRnnKernel>? wrap = null, CancellationToken cancellation = default)
    {
        var reference = new ReferenceKernel(Shape, options.Epsilon);
        using var kernel = wrap?.Invoke(reference) ?? reference;
        InitialWeights.Write(kernel, run.Context.Pipeline.Seed);
        using var trainer = new Trainer(kernel, Rhyme, options, run.Context);
        return trainer.Run(cancellation);
    }

    public static long[] Numbers(TestRun run, string file, string key) =>
        [.. run.Lines(file).Select(line => JsonDocument.Parse(line).RootElement.GetProperty(key).GetInt64())];
}
