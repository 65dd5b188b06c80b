using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CharRnn.Pipeline.Model.Training;
using static CharRnn.Pipeline.Model.Tests.TestKit.SmallTraining;

namespace CharRnn.Pipeline.Model.Tests.Training;

public sealed class TrainerCheckpointTests
{
    [Fact]
    public void Run_Best_IsTheCheckpointWithTheLowestSmoothLoss()
    {
        using var run = new TestRun(Shape);
        var model = Train(run, Options with { LearningRate = 2, LogEvery = 1 });

        var checkpoints = model.Metrics.Where(point => point.Update % 50 == 0 || point.Update == model.Last.Update);
        var best = checkpoints.MinBy(point => point.SmoothLoss)!;
        Assert.Equal((best.Update, best.SmoothLoss), (model.Best.Update, model.Best.SmoothLoss));
        Assert.Equal(best.Update, ModelFile.Read(run.Context.RunFolder.PathOf(Best)).Update);
        Assert.Equal(model.Last.Update, ModelFile.Read(run.Context.RunFolder.PathOf(Last)).Update);
    }

    [Fact]
    public void Run_Cancelled_SavesTheLastUpdateAndThrows()
    {
        using var run = new TestRun(Shape);
        using var cancellation = new CancellationTokenSource();
        run.Progress.OnReport = report =>
        {
            if (report.Done == 70)
                cancellation.Cancel();
        };

        Assert.Throws<OperationCanceledException>(() => { Train(run, Options, cancellation: cancellation.Token); });

        Assert.Equal(70, ModelFile.Read(run.Context.RunFolder.PathOf(Last)).Update);
        Assert.Equal(50, ModelFile.Read(run.Context.RunFolder.PathOf(Best)).Update);
        Assert.Equal(70, Numbers(run, "metrics.jsonl", "update")[^1]);
    }

    [Fact]
    public void Run_LossNotFinite_NamesTheUpdateAndLeavesTheCheckpointBefore()
    {
        using var run = new TestRun(Shape);
        var error = Assert.Throws<StageFailedException>(() => { Train(run, Options, kernel => new DivergingKernel(kernel, update: 63)); });

        Assert.Contains("The loss is NaN at update 63", error.Message, StringComparison.Ordinal);
        Assert.Contains("Lower train.learningRate, now 0.1", error.Message, StringComparison.Ordinal);
        Assert.Contains("checkpoints/last.safetensors, of update 50, is sound", error.Message, StringComparison.Ordinal);
        Assert.Equal(50, ModelFile.Read(run.Context.RunFolder.PathOf(Last)).Update);
    }

    [Fact]
    public void Run_LossAboveTheBound_DumpsTheSequence()
    {
        using var run = new TestRun(Shape);
        var error = Assert.Throws<StageFailedException>(
            () => { Train(run, Options, kernel => new DivergingKernel(kernel, update: 3, loss: 1001 * Uniform)); });

        Assert.Contains("There is no checkpoint yet. diverged.json holds the sequence.", error.Message, StringComparison.Ordinal);
        var dump = JsonDocument.Parse(run.Bytes("diverged.json")).RootElement;
        Assert.Equal((3, 2 * Shape.Sequence), (dump.GetProperty("update").GetInt32(), dump.GetProperty("position").GetInt32()));
        Assert.Equal(Rhyme.Ids.Slice(2 * Shape.Sequence, Shape.Sequence + 1).ToArray(), dump.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Equal(Shape.Sequence + 1, dump.GetProperty("text").GetString()!.Length);
    }

    [Fact]
    public void Run_WeightsNotFinite_WritesNoCheckpoint()
    {
        using var run = new TestRun(Shape);
        var error = Assert.Throws<StageFailedException>(
            () => { Train(run, Options, kernel => new SpoiledKernel(kernel)); });

        Assert.Contains("A weight is not finite at update 50", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(run.Context.RunFolder.PathOf(Last)));
    }

    [Fact]
    public void Run_TextOfTSymbols_IsTooShort()
    {
        using var run = new TestRun(Shape);
        using var kernel = new ReferenceKernel(Shape);
        var text = Rhyme with { Ids = Rhyme.Ids[..Shape.Sequence] };
        var error = Assert.Throws<StageFailedException>(() => new Trainer(kernel, text, Options, run.Context));
        Assert.Contains("25 symbols; one update needs 26", error.Message, StringComparison.Ordinal);
    }
}
