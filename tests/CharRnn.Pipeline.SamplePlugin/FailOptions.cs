using System.ComponentModel;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>The options of <c>fail</c> and <c>refuse</c>.</summary>
public sealed record FailOptions
{
    /// <summary>In which way.</summary>
    [Description("In which way.")]
    public Failure How { get; init; } = Failure.Expected;
}
