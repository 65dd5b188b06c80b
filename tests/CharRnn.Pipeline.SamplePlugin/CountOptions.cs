using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Options of the stage <c>count</c>.</summary>
public sealed record CountOptions
{
    /// <summary>The heading in the report.</summary>
    [Description("The heading in the report.")]
    [Required]
    public string Label { get; init; } = "Letters";
}
