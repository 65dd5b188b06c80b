using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Training;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A training as the stage runs it, quick enough to be broken hundreds of times.</summary>
internal static class ResumableTraining
{
    public static readonly EncodedText Text = Texts.Lines(2);
    public static readonly KernelShape Shape = new("rnn", Hidden: 3, Text.Vocabulary.Count, Sequence: 25);
    public static readonly TrainOptions Options = new()
    {
        Epochs = 1000,
        Updates = 47,
        LearningRate = 0.5,
        LogEvery = 4,
        SampleEvery = 15,
        SampleLength = 10,
        CheckpointEvery = 10,
    };

    /// <summary>The files that must be the same whatever happened.</summary>
    public static readonly string[] Files = ["metrics.jsonl", "samples.jsonl", SmallTraining.Last, SmallTraining.Best];

    /// <summary>Trains to the end; on a resumed run from the newest checkpoint.</summary>
    public static TrainedModel Train(
        StageContext context, TrainOptions? options = null, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        using var kernel = new SingleKernel(new ReferenceKernel(Shape));
        InitialWeights.Write(kernel, context.Pipeline.Seed);
        var finder = new CheckpointFinder(context, Text, NullLogger.Instance);
        var last = context.IsResumed ? finder.FindLast() : null;
        using var trainer = new Trainer(kernel, Text, options ?? Options, context, last, last is null ? null : finder.FindBest(), time);
        return trainer.Run(cancellation);
    }

    /// <summary>The context of another start in the same folder.</summary>
    public static StageContext Again(this TestRun run, IRunFiles? files = null, bool isResumed = true) => new(new ArtifactStore())
    {
        StageId = run.Context.StageId,
        Pipeline = run.Context.Pipeline,
        RunFolder = new RunFolder(run.Context.RunFolder.FullPath, files),
        Progress = run.Progress,
        IsResumed = isResumed,
    };

    /// <summary>The bytes of the files of a run that nothing disturbed.</summary>
    public static IReadOnlyDictionary<string, byte[]> Undisturbed(TrainOptions? options = null)
    {
        using var run = new TestRun(Shape);
        Train(run.Context, options);
        return Files.ToDictionary(file => file, run.Bytes);
    }

    /// <summary>Asserts that a run has left the same bytes.</summary>
    public static void AssertSame(IReadOnlyDictionary<string, byte[]> expected, TestRun run, string what)
    {
        foreach (var (file, bytes) in expected)
            Assert.True(bytes.AsSpan().SequenceEqual(run.Bytes(file)), $"{file} is another one: {what}");
    }
}
