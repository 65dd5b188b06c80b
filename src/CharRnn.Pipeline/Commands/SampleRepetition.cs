using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Pipeline.Commands;

/// <summary>The options of <c>charrnn sample</c> that the stage of that name has not.</summary>
internal sealed record SampleRepetition
{
    /// <summary>The seed.</summary>
    [Description("Another seed, another passage. The seed of a pipeline gives the passage of its sample stage.")]
    [Range(typeof(ulong), "0", "18446744073709551615")]
    public ulong Seed { get; init; } = 1;

    /// <summary>How many passages.</summary>
    [Description("Passages to write.")]
    [Range(1, 1_000_000)]
    public int Samples { get; init; } = 1;
}
