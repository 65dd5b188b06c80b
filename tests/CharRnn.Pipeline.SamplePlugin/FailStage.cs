using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Fails in a way that it did not foresee.</summary>
[Stage("fail", Summary = "Fails.")]
public sealed class FailStage : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => throw new InvalidOperationException("the tide came in");
}
