namespace CharRnn.Pipeline.Abstractions;

/// <summary>A stage could not do its work for a reason that a person can understand; the message is shown without a stack trace.</summary>
public sealed class StageFailedException(string message, ExitCode exitCode = ExitCode.StageFailed, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What the process returns.</summary>
    public ExitCode ExitCode { get; } = exitCode;
}
