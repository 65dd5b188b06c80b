namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>No unit saturates and the loss is still high: the steps are too small.</summary>
internal sealed class SlowRule : IAdviceRule
{
    /// <inheritdoc/>
    public Suggestion? Judge(RunSignals run) =>
        !run.IsSlow || run.IsWorseThanUniform ? null : new Suggestion(
            "Multiply the learning rate by 5",
            $"After 300,000 characters the smooth loss was still {Numbers.Fine(run.EarlyLoss!.Value)} nats a character, and hardly any hidden unit was "
            + "saturated: the steps are too small. Good runs stand near 2.1 there.",
            Settings.LearningRate(run.LearningRate * 5));
}
