using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Tests.TestKit;
using CharRnn.Pipeline.Model.Training;
using Microsoft.Extensions.Logging.Abstractions;
using static CharRnn.Pipeline.Model.Tests.TestKit.ResumableTraining;

namespace CharRnn.Pipeline.Model.Tests.Training;

public sealed class ResumeTests
{
    /// <summary>Tells of every update, so that a test can interrupt after any.</summary>
    private static readonly TrainOptions EveryLine = Options with { LogEvery = 1 };

    [Fact]
    public void Resume_InterruptedAfterAnyUpdate_LeavesTheSameBytes()
    {
        var options = EveryLine;
        var expected = Undisturbed(options);
        for (var update = 1; update < options.Updates; update++)
        {
            using var run = new TestRun(Shape);
            Interrupt(run, update, options);
            Assert.Equal(update, ModelFile.Read(run.Context.RunFolder.PathOf(SmallTraining.Last)).Update);
            Train(run.Again(), options);
            AssertSame(expected, run, $"interrupted after update {update}");
        }
    }

    [Fact]
    public void Resume_InterruptedInALongSample_DrawsItAgainFromItsStart()
    {
        var options = EveryLine with { SampleEvery = 20 };
        var expected = Undisturbed(options);
        using var run = new TestRun(Shape);
        Interrupt(run, update: 20, options);

        var checkpoint = ModelFile.ReadCheckpoint(run.Context.RunFolder.PathOf(SmallTraining.Last));
        Assert.True(checkpoint.IsUnfinished);
        Assert.Equal((20, 20, 1), (checkpoint.Model.Update, checkpoint.MetricLines, checkpoint.SampleLines));
        Train(run.Again(), options);
        AssertSame(expected, run, "interrupted in the sample of update 20");
    }

    [Fact]
    public void Run_CheckpointsByTime_NeverDecideWhichIsBest()
    {
        var expected = Undisturbed();
        using var run = new TestRun(Shape);

        Train(run.Context, Options with { CheckpointSeconds = 3 }, new SteppingTime());

        AssertSame(expected, run, "checkpoints by time");
    }

    [Fact]
    public void Resume_CheckpointByTime_IsGoneOnFrom()
    {
        using var run = new TestRun(Shape);
        var options = Options with { CheckpointEvery = 1000, CheckpointSeconds = 5 };
        var files = new FaultyFiles(Fault.Crash, operation: 70);
        Assert.Throws<IOException>(() => { Train(run.Again(files, isResumed: false), options, new SteppingTime()); });
        Assert.InRange(ModelFile.Read(run.Context.RunFolder.PathOf(SmallTraining.Last)).Update, 2, 46);

        Train(run.Again(), options);

        AssertSame(Undisturbed(options), run, "resumed from a checkpoint by time");
    }

    [Fact]
    public void Resume_LastIsDamaged_IsSetAsideAndTheOneBeforeServes()
    {
        var expected = Undisturbed();
        using var run = new TestRun(Shape);
        Train(run.Context);
        Damage(run, SmallTraining.Last);

        Train(run.Again());

        AssertSame(expected, run, "last.safetensors was damaged");
        Assert.True(File.Exists(run.Context.RunFolder.PathOf(SmallTraining.Last + ".damaged-1")));
    }

    [Fact]
    public void Resume_EveryCheckpointIsDamaged_StartsFromTheBeginning()
    {
        var expected = Undisturbed();
        using var run = new TestRun(Shape);
        Train(run.Context);
        foreach (var file in Checkpoints(run))
            Damage(run, file);

        Train(run.Again());

        AssertSame(expected, run, "all checkpoints were damaged");
    }

    [Theory]
    [InlineData("metrics.jsonl")]
    [InlineData("samples.jsonl")]
    public void Resume_LinesAreMissing_GoesBackToACheckpointThatHasThemAll(string file)
    {
        var expected = Undisturbed();
        using var run = new TestRun(Shape);
        Train(run.Context);
        var lines = run.Lines(file);
        File.WriteAllText(run.Context.RunFolder.PathOf(file), string.Concat(lines[..^1].Select(line => line + "\n")) + lines[^1][..5]);

        Train(run.Again());

        AssertSame(expected, run, $"{file} was cut");
    }

    [Fact]
    public void Resume_FinishedTraining_GivesTheSameModel()
    {
        using var run = new TestRun(Shape);
        var first = Train(run.Context);
        var again = Train(run.Again());

        Assert.Equal((first.Best.Update, first.Best.SmoothLoss, first.Last.Update), (again.Best.Update, again.Best.SmoothLoss, again.Last.Update));
        Assert.Equal(first.Metrics, again.Metrics);
        Assert.Equal(first.Samples, again.Samples);
        Assert.Equal(first.EarlySaturation, again.EarlySaturation);
    }

    [Fact]
    public void Resume_MoreUpdates_GoesOnToThem()
    {
        using var run = new TestRun(Shape);
        Interrupt(run, 33, EveryLine);
        var more = EveryLine with { Updates = 90 };

        Assert.Equal(90, Train(run.Again(), more).Last.Update);

        AssertSame(Undisturbed(more), run, "interrupted at 33 of 47, resumed to 90");
    }

    [Fact]
    public void Resume_AnotherText_IsRefused()
    {
        using var run = new TestRun(Shape);
        Interrupt(run, 33, EveryLine);
        var text = ResumableTraining.Text with { Ids = ResumableTraining.Text.Ids[1..] };
        var other = new CheckpointFinder(run.Again(), text, NullLogger.Instance);

        var error = Assert.Throws<StageFailedException>(() => { other.FindLast(); });

        Assert.Equal(ExitCode.ConfigurationWrong, error.ExitCode);
    }

    [Theory]
    [InlineData(1, new[] { "best", "last", "update-40" })]
    [InlineData(3, new[] { "best", "last", "update-20", "update-30", "update-40" })]
    public void Run_KeepCheckpoints_KeepsSoManyOlderOnes(int keep, string[] names)
    {
        using var run = new TestRun(Shape);
        Train(run.Context, Options with { KeepCheckpoints = keep, CheckpointSeconds = 3 }, new SteppingTime());

        Assert.Equal(names, Checkpoints(run).Select(Path.GetFileNameWithoutExtension).Order());
        Assert.Equal(40, ModelFile.ReadCheckpoint(run.Context.RunFolder.PathOf("checkpoints/update-40.safetensors")).Model.Update);
    }

    private static void Interrupt(TestRun run, long update, TrainOptions options)
    {
        using var cancellation = new CancellationTokenSource();
        run.Progress.OnReport = report =>
        {
            if (report.Done == update)
                cancellation.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => { Train(run.Context, options, cancellation: cancellation.Token); });
        run.Progress.OnReport = _ => { };
    }

    private static string[] Checkpoints(TestRun run) =>
        [.. Directory.GetFiles(run.Context.RunFolder.PathOf("checkpoints")).Select(path => $"checkpoints/{Path.GetFileName(path)}")];

    private static void Damage(TestRun run, string name)
    {
        var bytes = run.Bytes(name);
        bytes[^1] ^= 1;
        File.WriteAllBytes(run.Context.RunFolder.PathOf(name), bytes);
    }
}
