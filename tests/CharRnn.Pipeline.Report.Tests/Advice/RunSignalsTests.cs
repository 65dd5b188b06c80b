using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;
using CharRnn.Pipeline.Stages.Report.Advice;

namespace CharRnn.Pipeline.Report.Tests.Advice;

public sealed class RunSignalsTests
{
    [Fact]
    public void Of_CompleteRun_ReadsTheCurve()
    {
        using var run = Run.Complete();
        var signals = RunSignals.Of(RunSummary.Of(run.Context))!;
        Assert.Equal(47.22 / Run.Sequence, signals.Loss);
        Assert.Equal(Math.Log(Texts.Encoded.Vocabulary.Count), signals.UniformLoss);

        // Update 12,000, which is 300,000 characters, and update 102,000, the last logged one before 130,000 - 27,983.
        Assert.Equal((55.05 + 0.2 * (52.22 - 55.05)) / Run.Sequence, signals.EarlyLoss!.Value, 1e-12);
        Assert.Equal((47.94 + 0.2 * (46.20 - 47.94)) / Run.Sequence, signals.LossOneEpochAgo!.Value, 1e-12);
    }

    [Fact]
    public void Of_WordRun_HasNoEarlyLossPerCharacter()
    {
        using var run = Run.Complete().Put(Texts.Words);
        Assert.Null(RunSignals.Of(RunSummary.Of(run.Context))!.EarlyLoss);
    }

    [Fact]
    public void Of_ShortRun_HasNoLossOneEpochAgo()
    {
        using var run = Run.Complete().Put(Training.Model() with { UpdatesPerEpoch = 200_000 });
        Assert.Null(RunSignals.Of(RunSummary.Of(run.Context))!.LossOneEpochAgo);
    }

    [Fact]
    public void Of_RunWithoutTraining_IsNull()
    {
        using var run = new Run().Put(Texts.Encoded);
        Assert.Null(RunSignals.Of(RunSummary.Of(run.Context)));
    }
}
