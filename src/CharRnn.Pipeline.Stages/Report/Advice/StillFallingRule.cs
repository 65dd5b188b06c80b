namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>The loss still falls from one epoch to the next, compared at the same place in the text.</summary>
internal sealed class StillFallingRule : IAdviceRule
{
    /// <summary>The share of the loss that an epoch must take off to call it falling: well above the noise of the smooth loss.</summary>
    private const double Fall = 0.005;

    /// <inheritdoc/>
    public Suggestion? Judge(RunSignals run) =>
        run.IsWorseThanUniform ? null
        : run.LossOneEpochAgo is not { } before ? new Suggestion(
            "Train for several epochs",
            $"Training ended after {Numbers.Loss(run.Epochs)} epochs, before the text had come round again. Raise train.epochs, and train.updates if "
            + "it is set.")
        : before - run.Loss < Fall * before ? null
        : new Suggestion(
            "Train longer",
            $"The last epoch still took the smooth loss from {Numbers.Fine(before)} to {Numbers.Fine(run.Loss)} nats a symbol, measured at the same "
            + "place in the text.",
            Settings.Epochs(2 * (int)Math.Ceiling(run.Epochs)));
}
