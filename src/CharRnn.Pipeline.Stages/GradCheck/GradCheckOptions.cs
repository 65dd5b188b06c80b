using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Pipeline.Stages.GradCheck;

/// <summary>The options of the <c>gradcheck</c> stage.</summary>
public sealed record GradCheckOptions
{
    /// <summary>Step h of the central differences.</summary>
    [Description("Step h of the central differences; 1e-4 suits initial weights, where smaller steps drown in rounding.")]
    [Range(0, 0.1, MinimumIsExclusive = true)]
    public double Step { get; init; } = 1e-4;

    /// <summary>The largest norm ratio of central differences that passes.</summary>
    [Description("The largest norm ratio ||ga - gn|| / (||ga|| + ||gn||) of a tensor that passes.")]
    [Range(0, 1.0, MinimumIsExclusive = true)]
    public double Limit { get; init; } = 2e-7;
}
