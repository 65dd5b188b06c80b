using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Counts the letters of a greeting. A stage without options.</summary>
[Stage("spell", Summary = "Counts the letters of a greeting.")]
[Consumes<Greeting>]
public sealed class SpellStage(ILogger<SpellStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var text = context.Get<Greeting>().Text;
        for (var done = 1; done <= text.Length; done++)
            context.Progress.Report(new StageProgress(done, text.Length, "letters", "spelling"));
        logger.LogInformation("{Count} letters", text.Count(char.IsLetter));
        return Task.CompletedTask;
    }
}
