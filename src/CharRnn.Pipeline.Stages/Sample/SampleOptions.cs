using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Pipeline.Stages.Sample;

/// <summary>The options of the <c>sample</c> stage.</summary>
public sealed record SampleOptions
{
    /// <summary>Symbols to draw.</summary>
    [Description("Symbols to draw.")]
    [Range(1, 10_000_000)]
    public int Length { get; init; } = 1000;

    /// <summary>Divides the scores before softmax.</summary>
    [Description("Divides the scores before softmax: below 1 the likely symbols become likelier, above 1 all become more alike.")]
    [Range(0, 100.0, MinimumIsExclusive = true)]
    public double Temperature { get; init; } = 1;

    /// <summary>Text that the passage begins with.</summary>
    [Description("Text that the passage begins with and that the model goes on from; without it the model starts as after a line end.")]
    public string? Prime { get; init; }
}
