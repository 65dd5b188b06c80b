namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>Hidden units stuck at -1 or 1 early on pass no gradient any more.</summary>
internal sealed class SaturatedRule : IAdviceRule
{
    /// <inheritdoc/>
    public Suggestion? Judge(RunSignals run) =>
        !run.IsSaturated || run.IsWorseThanUniform ? null : new Suggestion(
            "Divide the learning rate by 4",
            $"Around the 100,000th symbol {Numbers.Share(run.EarlySaturation!.Value)} of the hidden units were saturated (|h| > 0.99). Units like these "
            + "hardly learn any more: 6 % is healthy at that point, and runs with 75 % or more ended badly.",
            Settings.LearningRate(run.LearningRate / 4));
}
