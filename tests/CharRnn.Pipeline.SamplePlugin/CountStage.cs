using System.Text;
using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Counts the letters of the text and tells the report.</summary>
[Stage("count", Summary = "Counts the letters of the text.", Options = typeof(CountOptions))]
[Consumes<Corpus>]
[Produces<LetterCount>]
public sealed class CountStage(CountOptions options, ILogger<CountStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var letters = context.Get<Corpus>().Text.EnumerateRunes().LongCount(Rune.IsLetter);
        logger.LogInformation("{Label}: {Letters}", options.Label, letters);
        context.Put(new LetterCount(letters));
        context.AddSection(new ReportSection(options.Label, $"{letters} letters"));
        return Task.CompletedTask;
    }
}
