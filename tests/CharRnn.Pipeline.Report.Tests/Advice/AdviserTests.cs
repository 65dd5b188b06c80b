using CharRnn.Pipeline.Stages.Report.Advice;

namespace CharRnn.Pipeline.Report.Tests.Advice;

public sealed class AdviserTests
{
    /// <summary>A run that gives no cause for advice but the words of the seed's outlook.</summary>
    private static readonly RunSignals Good = new()
    {
        Unit = "character",
        Hidden = 200,
        LearningRate = 0.02,
        Updates = 140_000,
        UpdatesPerEpoch = 28_000,
        BestUpdate = 130_000,
        Loss = 1.7,
        UniformLoss = 4.36,
        LossOneEpochAgo = 1.7,
        EarlyLoss = 2.1,
        EarlySaturation = 0.06,
    };

    [Fact]
    public void Advise_GoodRun_SuggestsWordsAlone() => Assert.Equal(["--set encode.unit=word"], Settings(Good));

    [Fact]
    public void Advise_GoodWordRun_SuggestsNothing() => Assert.Empty(Adviser.Advise(Good with { Unit = "word" }));

    [Theory]
    [InlineData(4.37)]
    [InlineData(double.NaN)]
    public void Advise_LossAboveUniform_DividesTheRateByTenFirst(double loss) =>
        Assert.Equal(["--set train.learningRate=0.002", "--set encode.unit=word"], Settings(Good with { Loss = loss, LossOneEpochAgo = 4 }));

    [Theory]
    [InlineData(0.75, true)]
    [InlineData(0.74, false)]
    public void Judge_EarlySaturation_DividesTheRateByFourFromThreeQuartersOn(double share, bool expected) =>
        Assert.Equal(
            expected ? "--set train.learningRate=0.025" : null,
            new SaturatedRule().Judge(Good with { LearningRate = 0.1, EarlySaturation = share })?.Setting);

    [Theory]
    [InlineData(0.0, 2.61, true)]
    [InlineData(0.0, 2.59, false)]
    [InlineData(0.05, 2.61, false)]
    public void Judge_HighEarlyLossWithoutSaturation_MultipliesTheRateByFive(double share, double loss, bool expected) =>
        Assert.Equal(
            expected ? "--set train.learningRate=0.005" : null,
            new SlowRule().Judge(Good with { LearningRate = 0.001, EarlySaturation = share, EarlyLoss = loss })?.Setting);

    [Fact]
    public void Judge_ShortRunWithoutSignals_IsNeitherSaturatedNorSlow()
    {
        var run = Good with { EarlySaturation = null, EarlyLoss = null };
        Assert.Null(new SaturatedRule().Judge(run));
        Assert.Null(new SlowRule().Judge(run));
    }

    [Theory]
    [InlineData(1.8, "--set train.epochs=10")]
    [InlineData(1.701, null)]
    public void Judge_LossOneEpochAgo_DoublesTheEpochsWhileItFalls(double before, string? expected) =>
        Assert.Equal(expected, new StillFallingRule().Judge(Good with { LossOneEpochAgo = before })?.Setting);

    [Fact]
    public void Judge_LessThanAnEpoch_SuggestsSeveral() =>
        Assert.Equal("Train for several epochs", new StillFallingRule().Judge(Good with { Updates = 2_000, LossOneEpochAgo = null })?.Title);

    [Theory]
    [InlineData(111_999, "--set train.learningRate=0.01")]
    [InlineData(112_000, null)]
    public void Judge_BestCheckpoint_IsLongAgoAfterAnEpoch(long best, string? expected) =>
        Assert.Equal(expected, new BestLongAgoRule().Judge(Good with { BestUpdate = best })?.Setting);

    [Theory]
    [InlineData(100, 0.01, "--set train.learningRate=0.04")]
    [InlineData(100, 0.03, null)]
    [InlineData(100, 0.05, null)]
    [InlineData(100, 0.1, "--set train.learningRate=0.04")]
    [InlineData(256, 0.05, "--set train.learningRate=0.02")]
    public void Judge_LearningRate_IsGoodInABandThatDependsOnTheHiddenSize(int hidden, double rate, string? expected) =>
        Assert.Equal(expected, new LearningRateRule().Judge(Good with { Hidden = hidden, LearningRate = rate })?.Setting);

    [Fact]
    public void Judge_SaturatedRun_GivesOneRateOnly() =>
        Assert.Null(new LearningRateRule().Judge(Good with { LearningRate = 0.2, EarlySaturation = 0.9 }));

    [Theory]
    [InlineData(100, "--set model.hidden=200")]
    [InlineData(200, null)]
    public void Judge_HiddenSize_GrowsToTwoHundred(int hidden, string? expected) =>
        Assert.Equal(expected, new HiddenSizeRule().Judge(Good with { Hidden = hidden })?.Setting);

    private static IEnumerable<string?> Settings(RunSignals run) => Adviser.Advise(run).Select(suggestion => suggestion.Setting);
}
