using System.Text;
using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Examples.Fold;

/// <summary>
/// Encodes the text by a smaller vocabulary: in lower case, with rare characters folded into one. It stands in the place of <c>encode</c>:
/// what follows asks for an <see cref="EncodedText"/>, whoever made it.
/// </summary>
[Stage("fold", Summary = "Encodes the text in lower case, with rare characters folded into one.", Options = typeof(FoldOptions), Prepares = true)]
[Consumes<Corpus>]
[Produces<EncodedText>]
public sealed class FoldStage(FoldOptions options, ILogger<FoldStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var runes = context.Get<Corpus>().Text.EnumerateRunes().Select(rune => options.LowerCase ? Rune.ToLowerInvariant(rune) : rune).ToArray();
        var counts = runes.CountBy(rune => rune).ToDictionary();
        var rare = counts.Where(count => count.Value < options.MinimumCount).OrderByDescending(count => count.Value).ThenBy(count => count.Key).ToList();
        var text = Encode(runes, [.. rare.Select(count => count.Key)]);
        Check(text, context);

        logger.LogInformation("Folded {Before} characters into {After}", counts.Count, text.Vocabulary.Count);
        context.Put(text);
        context.AddSection(SectionOf(rare, text));
        return Task.CompletedTask;
    }

    private EncodedText Encode(Rune[] runes, HashSet<Rune> rare)
    {
        var replacement = Rune.GetRuneAt(options.Replacement, 0);
        var folded = Array.ConvertAll(runes, rune => rare.Contains(rune) ? replacement : rune);
        var vocabulary = folded.Distinct().Order().ToList();
        var ids = vocabulary.Index().ToDictionary(symbol => symbol.Item, symbol => symbol.Index);
        return new EncodedText(
            "character", new Vocabulary(vocabulary.Select(rune => rune.ToString())), SymbolSequence.From(Array.ConvertAll(folded, rune => ids[rune])), runes.Length);
    }

    /// <summary>Points at the value in pipeline.json that leaves nothing to learn.</summary>
    private static void Check(EncodedText text, StageContext context)
    {
        var sequence = context.Pipeline.Model.Sequence;
        var problem = text.Vocabulary.Count < 2 ? "leaves a single character; write a smaller count"
            : text.Ids.Length <= sequence ? $"does not matter: the text has {text.Ids.Length} characters, and model.sequence = {sequence} needs more"
            : null;
        if (problem is not null)
            throw new PipelineConfigurationException(context.Problem("minimumCount", problem));
    }

    private ReportSection SectionOf(List<KeyValuePair<Rune, int>> rare, EncodedText text) => new(
        "Folded characters",
        $"{rare.Count} characters stand less than {options.MinimumCount} times and became '{options.Replacement}'; {text.Vocabulary.Count} symbols are left.")
    {
        Table = rare.Count == 0 ? null : new ReportTable(["character", "code point", "times"], [.. rare.Select(count =>
            (string[])[count.Key.ToString(), $"U+{count.Key.Value:X4}", $"{count.Value}"])]),
    };
}
