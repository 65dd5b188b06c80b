namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>
/// No checkpoint of a whole epoch beat an older one. Less than an epoch says nothing: some parts of a text are harder than others.
/// </summary>
internal sealed class BestLongAgoRule : IAdviceRule
{
    /// <inheritdoc/>
    public Suggestion? Judge(RunSignals run) =>
        run.Updates - run.BestUpdate <= run.UpdatesPerEpoch || run.IsWorseThanUniform || run.IsSaturated ? null : new Suggestion(
            "Halve the learning rate",
            $"The best checkpoint is that of update {Numbers.Count(run.BestUpdate)}; the "
            + $"{Numbers.Count(run.Updates - run.BestUpdate)} updates since, more than an epoch, brought no better one.",
            Settings.LearningRate(run.LearningRate / 2));
}
