using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Works until it is interrupted.</summary>
[Stage("wait", Summary = "Works until it is interrupted.")]
public sealed class WaitStage(ILogger<WaitStage> logger) : IStage
{
    /// <inheritdoc/>
    public async Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        logger.LogInformation("Waiting");
        await Task.Delay(Timeout.Infinite, cancellation);
    }
}
