using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace Stage_Project;

/// <summary>Finds the most frequent words of what the model wrote.</summary>
[Stage("stage-use-name", Summary = "Counts the words that the model wrote.", Options = typeof(StageClassOptions))]
[Consumes<Passage>]
[Produces<WordCounts>]
public sealed class StageClassStage(StageClassOptions options, ILogger<StageClassStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var counts = Count(context.Get<Passage>().Text);
        logger.LogInformation("The passage has {Words} distinct words", counts.Words.Count);
        context.Put(counts);
        context.AddSection(new ReportSection("Words", $"The passage has {counts.Words.Count} distinct words.")
        {
            Table = new ReportTable(["word", "times"], [.. counts.Words.Take(options.Show).Select(word => (string[])[word.Key, $"{word.Value}"])]),
        });
        return Task.CompletedTask;
    }

    private static WordCounts Count(string text)
    {
        var letters = new string(Array.ConvertAll(text.ToCharArray(), character => char.IsLetter(character) ? char.ToLowerInvariant(character) : ' '));
        var words = letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).CountBy(word => word);
        return new WordCounts([.. words.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)]);
    }
}
