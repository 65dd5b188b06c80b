using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Prepares, and is content.</summary>
[Stage("read", Summary = "Prepares, and is content.", Prepares = true)]
public sealed class ReadStage(ILogger<ReadStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        logger.LogInformation("Read before the run folder");
        return Task.CompletedTask;
    }
}
