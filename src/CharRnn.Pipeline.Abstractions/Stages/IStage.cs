namespace CharRnn.Pipeline.Abstractions;

/// <summary>One step of a pipeline: it takes artifacts from the context, works, and puts its own artifacts back.</summary>
/// <remarks>
/// A stage is a class with a <see cref="StageAttribute"/> and a public constructor, which may ask for its options record,
/// an <c>ILogger&lt;T&gt;</c>, an <c>ILoggerFactory</c> and an <see cref="IKernelCatalog"/>.
/// Exceptions pass through: the host reports them and keeps the run folder consistent. A user's mistake is a
/// <see cref="PipelineConfigurationException"/>; any other expected failure is a <see cref="StageFailedException"/>.
/// </remarks>
public interface IStage
{
    /// <summary>Does the stage's work.</summary>
    /// <param name="context">Artifacts, run folder, model shape, seed and progress of this run.</param>
    /// <param name="cancellation">Set on Ctrl-C; the stage leaves its files consistent and throws <see cref="OperationCanceledException"/>.</param>
    Task RunAsync(StageContext context, CancellationToken cancellation);
}
