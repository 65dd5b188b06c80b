using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Fails while it reads its input, before there is a run folder.</summary>
[Stage("refuse", Summary = "Fails while it prepares.", Options = typeof(FailOptions), Prepares = true)]
public sealed class RefuseStage(FailOptions options) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.FromException(Failures.Of(options.How, context));
}
