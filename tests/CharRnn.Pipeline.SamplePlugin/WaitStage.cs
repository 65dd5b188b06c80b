using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Waits until it is interrupted.</summary>
[Stage("wait", Summary = "Waits until it is interrupted.")]
public sealed class WaitStage(ILogger<WaitStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        logger.LogInformation("waiting");
        return Task.Delay(Timeout.Infinite, cancellation);
    }
}
