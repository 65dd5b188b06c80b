namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>All rules, the most pressing first.</summary>
internal static class Adviser
{
    private static readonly IAdviceRule[] Rules =
    [
        new WorseThanUniformRule(),
        new SaturatedRule(),
        new SlowRule(),
        new BestLongAgoRule(),
        new StillFallingRule(),
        new LearningRateRule(),
        new HiddenSizeRule(),
        new WordsRule(),
    ];

    /// <summary>What to try next.</summary>
    public static IReadOnlyList<Suggestion> Advise(RunSignals run) => [.. Rules.Select(rule => rule.Judge(run)).OfType<Suggestion>()];
}
