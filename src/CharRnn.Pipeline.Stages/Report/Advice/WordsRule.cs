namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>The seed report's own outlook.</summary>
internal sealed class WordsRule : IAdviceRule
{
    /// <inheritdoc/>
    public Suggestion? Judge(RunSignals run) =>
        run.Unit == "word" ? null : new Suggestion(
            "Read words instead of single characters",
            "The seed’s own next step: the network need not learn to spell. Compare the bits per character, the unit that all runs share.",
            Settings.Unit("word"));
}
