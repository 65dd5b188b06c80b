namespace CharRnn.Pipeline.Abstractions;

/// <summary>What the process tells its caller.</summary>
public enum ExitCode
{
    /// <summary>Everything was done.</summary>
    Done = 0,

    /// <summary>A stage failed.</summary>
    StageFailed = 1,

    /// <summary>The configuration or the command line is wrong; nothing was started.</summary>
    ConfigurationWrong = 2,

    /// <summary>The gradient check found a tensor above its limit.</summary>
    GradientCheckFailed = 3,

    /// <summary>Interrupted by Ctrl-C or a termination signal; a checkpoint was saved.</summary>
    Interrupted = 130,
}
