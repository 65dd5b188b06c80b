using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Writes a greeting, and says so in the report.</summary>
[Stage("greet", Summary = "Writes a greeting.", Options = typeof(GreetOptions))]
[Produces<Greeting>]
public sealed class GreetStage(GreetOptions options, ILogger<GreetStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var word = options.Tone == Tone.Warm ? "Hello" : "Good day";
        var greeting = string.Concat(Enumerable.Repeat($"{word}, {string.Join(" and ", [options.Name, .. options.Others])}\n", options.Times));
        context.RunFolder.WriteText("greeting.txt", greeting);
        context.AddSection(new ReportSection("A greeting", greeting));
        context.Put(new Greeting(greeting));
        logger.LogInformation("{Id} greets {Name}", context.StageId, options.Name);
        return Task.CompletedTask;
    }
}
