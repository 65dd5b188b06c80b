using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Consumes what no stage produces.</summary>
[Stage("borrow", Summary = "Consumes what no stage produces.")]
[Consumes<Uri>]
public sealed class BorrowStage : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.CompletedTask;
}
