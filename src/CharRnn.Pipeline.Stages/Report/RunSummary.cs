using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Everything that the report shows, gathered in one place. What no stage has made is null.</summary>
internal sealed record RunSummary
{
    /// <summary>The pipeline as it ran.</summary>
    public required PipelineDescription Pipeline { get; init; }

    /// <summary>The text as it was read.</summary>
    public Corpus? Corpus { get; init; }

    /// <summary>The encoded text, counted.</summary>
    public TextStatistics? Text { get; init; }

    /// <summary>The gradient check.</summary>
    public GradientCheck? Gradients { get; init; }

    /// <summary>The training.</summary>
    public TrainingSummary? Training { get; init; }

    /// <summary>The best model's passage.</summary>
    public Passage? Passage { get; init; }

    /// <summary>What stages have contributed.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>Gathers what the stages of a run have made.</summary>
    public static RunSummary Of(StageContext context)
    {
        context.TryGet<Corpus>(out var corpus);
        context.TryGet<EncodedText>(out var text);
        context.TryGet<GradientCheck>(out var gradients);
        context.TryGet<TrainedModel>(out var model);
        context.TryGet<Passage>(out var passage);
        return new RunSummary
        {
            Pipeline = context.Pipeline,
            Corpus = corpus,
            Text = text is null ? null : TextStatistics.Of(text),
            Gradients = gradients,
            Training = model is null ? null : new TrainingSummary(model, text?.CharactersPerSymbol ?? double.NaN),
            Passage = passage,
            Sections = context.Sections,
        };
    }
}
