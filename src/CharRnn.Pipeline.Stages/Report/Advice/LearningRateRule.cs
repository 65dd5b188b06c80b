namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>Where AdaGrad learns fastest, when no signal of the run speaks of the rate.</summary>
/// <remarks>
/// Measured over 130,000 updates on texts of 1.1 million characters, T = 25, held-out nats a character at m = 100: 0.01 2.125, 0.02 2.024,
/// 0.03 1.964, 0.04 1.930, 0.05 1.949, 0.07 1.964, 0.1 2.08, 0.2 2.25. At m = 200 the best rates are 0.02 and 0.03.
/// </remarks>
internal sealed class LearningRateRule : IAdviceRule
{
    /// <summary>Hidden sizes above this one want the smaller rates.</summary>
    private const int Large = 150;

    /// <inheritdoc/>
    public Suggestion? Judge(RunSignals run)
    {
        var (lowest, best, highest) = run.Hidden > Large ? (0.02, 0.02, 0.03) : (0.03, 0.04, 0.05);
        var isGood = run.LearningRate >= lowest && run.LearningRate <= highest;
        if (isGood || run.Unit == "word" || run.IsWorseThanUniform || run.IsSaturated || run.IsSlow)
            return null;
        return new Suggestion(
            $"Try a learning rate of {Numbers.Setting(best)}",
            $"This run used {Numbers.Setting(run.LearningRate)}. AdaGrad learns fastest between {Numbers.Setting(lowest)} and {Numbers.Setting(highest)} at "
            + "this hidden size: after 130,000 updates of Shakespeare, 100 hidden units came to 1.93 nats a held-out character at 0.04, 2.13 at 0.01 and "
            + "2.08 at 0.1.",
            Settings.LearningRate(best));
    }
}
