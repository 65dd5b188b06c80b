using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Works on, whoever asks it to end: what a stage must not do.</summary>
[Stage("stay", Summary = "Works on, whoever asks it to end.")]
public sealed class StayStage(ILogger<StayStage> logger) : IStage
{
    /// <inheritdoc/>
    public async Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        using var registration = cancellation.Register(() => logger.LogInformation("Asked to end"));
        logger.LogInformation("Staying");
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}
