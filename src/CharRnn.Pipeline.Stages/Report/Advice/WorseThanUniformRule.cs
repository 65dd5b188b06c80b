namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>A loss above ln K is not slow learning: something is broken.</summary>
internal sealed class WorseThanUniformRule : IAdviceRule
{
    /// <inheritdoc/>
    public Suggestion? Judge(RunSignals run) =>
        !run.IsWorseThanUniform ? null : new Suggestion(
            "Divide the learning rate by 10",
            $"The run ended at {Numbers.Fine(run.Loss)} nats a symbol, above the {Numbers.Fine(run.UniformLoss)} of a uniform guess: steps as large as "
            + "these throw away what was learnt. If a smaller rate does not help, the gradients are the next suspect.",
            Settings.LearningRate(run.LearningRate / 10));
}
