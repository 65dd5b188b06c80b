using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>What the ways of failing throw.</summary>
internal static class Failures
{
    public static Exception Of(Failure failure, StageContext context) => failure switch
    {
        Failure.Expected => new StageFailedException("the disk of the sample is full"),
        Failure.GradientCheck => new StageFailedException("a gradient is wrong", ExitCode.GradientCheckFailed),
        Failure.Configuration => new PipelineConfigurationException([context.Problem("how", "is wrong"), context.Problem("why", "is missing")]),
        _ => new InvalidOperationException("a mistake\nin two lines"),
    };
}
