using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Examples.Novelty;

/// <summary>Says how much of what the model writes is copied from the text: a model that repeats its text has learnt it by heart.</summary>
[Stage("novelty", Summary = "Finds what the model's samples copy from the text.", Options = typeof(NoveltyOptions))]
[Consumes<EncodedText>]
[Consumes<Corpus>]
[Consumes<TrainedModel>]
[Consumes<Passage>]
[Produces<Novelty>]
public sealed class NoveltyStage(NoveltyOptions options, ILogger<NoveltyStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var learnt = Learnt(context.Get<EncodedText>(), context.Get<Corpus>());
        Novelty Compare(string text) => Novelty.Of(text, learnt, options.CopyLength);
        var passage = Compare(context.Get<Passage>().Text);
        context.Put(passage);
        logger.LogInformation("Copied {Share:P0} of the passage; longest copy {Longest} characters", passage.CopiedShare, passage.Longest);

        var samples = context.Get<TrainedModel>().Samples.Select(sample => Row($"update {sample.Update:N0}", Compare(sample.Text)));
        var table = new ReportTable(["text", "longest copy, characters", "copied, %"], [.. samples, Row("passage", passage)]);
        context.AddSection(new ReportSection("Novelty", Explain(passage)) { Table = table });
        return Task.CompletedTask;
    }

    /// <summary>The text as the model saw it: another encode stage may have changed its characters.</summary>
    private static string Learnt(EncodedText text, Corpus corpus) => text.Unit == "character"
        ? string.Concat(text.Ids.ToArray().Select(id => text.Vocabulary[id]))
        : corpus.Text;

    private static string[] Row(string name, Novelty novelty) => [name, $"{novelty.Longest:N0}", $"{100 * novelty.CopiedShare:F0}"];

    private string Explain(Novelty passage) =>
        $"Copied: characters in substrings of {options.CopyLength} or more that stand in the text as they are. The passage has "
        + $"{passage.Copies.Count} of them{string.Concat(passage.Copies.Take(5).Select(copy => $"\n{copy.Length}: {copy.Replace('\n', '⏎')}"))}";
}
