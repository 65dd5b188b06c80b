using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Fails while it works.</summary>
[Stage("fail", Summary = "Fails while it works.", Options = typeof(FailOptions))]
public sealed class FailStage(FailOptions options) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.FromException(Failures.Of(options.How, context));
}
