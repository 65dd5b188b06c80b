using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Everything that the report shows, gathered in one place; what no stage has made is null.</summary>
internal sealed record RunSummary
{
    private const int CommonCharacters = 12;

    public required PipelineDescription Pipeline { get; init; }

    public required Corpus? Corpus { get; init; }

    public required EncodedText? Text { get; init; }

    public required GradientCheck? Gradients { get; init; }

    public required TrainedModel? Model { get; init; }

    public required Passage? Passage { get; init; }

    public required IReadOnlyList<ReportSection> Sections { get; init; }

    /// <summary>What the loss figure shows.</summary>
    public required LossCurve? Loss { get; init; }

    /// <summary>What to try next.</summary>
    public required IReadOnlyList<string> Advice { get; init; }

    /// <summary>Gathers what the stages of a run have made.</summary>
    public static RunSummary Of(StageContext context)
    {
        context.TryGet<Corpus>(out var corpus);
        context.TryGet<EncodedText>(out var text);
        context.TryGet<GradientCheck>(out var gradients);
        context.TryGet<TrainedModel>(out var model);
        context.TryGet<Passage>(out var passage);
        var references = text is null ? null : ReferenceLosses.Of(text);
        return new RunSummary
        {
            Pipeline = context.Pipeline,
            Corpus = corpus,
            Text = text,
            Gradients = gradients,
            Model = model,
            Passage = passage,
            Sections = context.Sections,
            Loss = model is null ? null : LossCurve.Of(model, references),
            Advice = model is null || text is null ? [] : Advisor.Advise(model, text, references!),
        };
    }

    /// <summary>The most common characters and their share of the text.</summary>
    public IReadOnlyList<(string Character, double Share)> CommonestCharacters() =>
        Corpus is null ? [] :
        [
            .. Corpus.Text.EnumerateRunes().CountBy(rune => rune)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Take(CommonCharacters)
                .Select(pair => (Name(pair.Key), (double)pair.Value / Corpus.Characters)),
        ];

    private static string Name(Rune rune) => rune.Value switch
    {
        ' ' => "space",
        '\n' => "line end",
        _ => rune.ToString(),
    };
}
