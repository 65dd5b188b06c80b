using System.Text.Json;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CharRnn.Pipeline.Model.Training;
using static CharRnn.Pipeline.Model.Tests.TestKit.SmallTraining;

namespace CharRnn.Pipeline.Model.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void Run_ThirtyEpochs_LearnsTheText()
    {
        using var run = new TestRun(Shape);
        var model = Train(run, Options with { Epochs = 30 });

        Assert.InRange(model.Metrics[0].Loss, 0.99 * Uniform, 1.01 * Uniform);
        Assert.True(model.Last.SmoothLoss < 0.6 * Uniform, $"smooth loss {model.Last.SmoothLoss}, uniform guess {Uniform}");
        Assert.Equal(30 * UpdatesPerEpoch, model.Last.Update);
        Assert.Equal(UpdatesPerEpoch, model.UpdatesPerEpoch);
    }

    [Fact]
    public void Run_Twice_LeavesTheSameBytes()
    {
        using var first = new TestRun(Shape);
        using var second = new TestRun(Shape);
        Train(first, Options);
        Train(second, Options);
        foreach (var file in new[] { "metrics.jsonl", "samples.jsonl", Last, Best })
            Assert.Equal(first.Bytes(file), second.Bytes(file));
    }

    [Fact]
    public void Run_AnotherSeed_LearnsOtherWeights()
    {
        using var first = new TestRun(Shape, seed: 1);
        using var second = new TestRun(Shape, seed: 2);
        Train(first, Options);
        Train(second, Options);
        Assert.NotEqual(first.Bytes("metrics.jsonl"), second.Bytes("metrics.jsonl"));
    }

    [Fact]
    public void Run_MoreSamples_ChangesNothingThatIsLearnt()
    {
        using var few = new TestRun(Shape);
        using var many = new TestRun(Shape);
        var expected = Train(few, Options);
        var actual = Train(many, Options with { SampleEvery = 1, SampleLength = 7 });

        Assert.Equal(few.Bytes("metrics.jsonl"), many.Bytes("metrics.jsonl"));
        foreach (var (a, b) in expected.Last.Tensors.Zip(actual.Last.Tensors))
            Assert.Equal(a.Values.ToArray(), b.Values.ToArray());
    }

    [Fact]
    public void Run_Files_HaveALineAtUpdateOneAndAtEveryMultiple()
    {
        using var run = new TestRun(Shape);
        var model = Train(run, Options with { Updates = 100 });

        long[] logged = [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
        Assert.Equal(logged, Numbers(run, "metrics.jsonl", "update"));
        Assert.Equal(logged, Numbers(run, "timing.jsonl", "update"));
        Assert.Equal([1, 40, 80], Numbers(run, "samples.jsonl", "update"));
        Assert.All(model.Samples, sample => Assert.Equal(Options.SampleLength, sample.Text.Length));
        Assert.Equal(
            JsonSerializer.Serialize(model.Metrics[3], JsonSerializerOptions.Web), run.Lines("metrics.jsonl")[3]);
        Assert.StartsWith("""{"update":1,"epoch":1,"loss":""", run.Lines("metrics.jsonl")[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"update":1,"seconds":""", run.Lines("timing.jsonl")[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"update":1,"smoothLoss":""", run.Lines("samples.jsonl")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SmoothLoss_IsTheRunningMeanOfAllLosses()
    {
        using var run = new TestRun(Shape);
        var metrics = Train(run, Options with { LogEvery = 1 }).Metrics;

        var smooth = metrics[0].Loss;
        foreach (var point in metrics.Skip(1))
        {
            smooth = (0.999 * smooth) + (0.001 * point.Loss);
            Assert.Equal(smooth, point.SmoothLoss, 1e-9);
        }
    }

    [Fact]
    public void Run_EachEpoch_ReadsTheTextFromItsStartWithAZeroState()
    {
        using var run = new TestRun(Shape);
        using var kernel = new RecordingKernel(new ReferenceKernel(Shape));
        InitialWeights.Write(kernel, run.Context.Pipeline.Seed);
        using (var trainer = new Trainer(kernel, Rhyme, Options, run.Context))
            trainer.Run(CancellationToken.None);

        Assert.Equal(3 * UpdatesPerEpoch, kernel.Sequences.Count);
        for (var update = 0; update < kernel.Sequences.Count; update++)
        {
            var start = (int)(update % UpdatesPerEpoch) * Shape.Sequence;
            Assert.Equal(Rhyme.Ids.Slice(start, Shape.Sequence).ToArray(), kernel.Sequences[update].X);
            Assert.Equal(Rhyme.Ids.Slice(start + 1, Shape.Sequence).ToArray(), kernel.Sequences[update].Y);
            Assert.Equal(start == 0, kernel.Sequences[update].HiddenIsZero);
        }
    }

    [Fact]
    public void Run_BetweenTheLines_AllocatesNothing()
    {
        var shape = Shape with { Hidden = 2 };
        long Allocated(long updates)
        {
            using var run = new TestRun(shape);
            using var kernel = new IdleKernel(new ReferenceKernel(shape));
            using var trainer = new Trainer(
                kernel, Rhyme, new TrainOptions { Updates = updates, Epochs = 1_000_000, LogEvery = int.MaxValue }, run.Context);
            var before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Run(CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(10);

        // Both write one line, one sample and one checkpoint; 9,000 updates at one byte each would show.
        Assert.InRange(Allocated(9_999) - Allocated(999), -1000, 1000);
    }

    [Theory]
    [InlineData(30, null)]
    [InlineData(200, 0.5)]
    public void Run_EarlySaturation_IsMeasuredAroundTheHundredThousandthSymbol(int updates, double? expected)
    {
        // 600 symbols an update: updates 150 to 183 fall between symbols 90,000 and 110,000.
        var text = Texts.Lines(5);
        var shape = Shape with { Sequence = 600, Hidden = 4 };
        using var run = new TestRun(shape);
        using var kernel = new IdleKernel(new ReferenceKernel(shape)) { Hidden = [0.995, -0.999, 0.98, 0] };
        using var trainer = new Trainer(kernel, text, new TrainOptions { Updates = updates, Epochs = 1000 }, run.Context);
        Assert.Equal(expected, trainer.Run(CancellationToken.None).EarlySaturation);
    }
}
