using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>The options of <c>greet</c>: one of every type that an option may have.</summary>
public sealed record GreetOptions : IValidatableObject
{
    /// <summary>Who is greeted.</summary>
    [Description("Who is greeted.")]
    [Required]
    public string? Name { get; init; }

    /// <summary>How.</summary>
    [Description("How.")]
    public Tone Tone { get; init; } = Tone.Warm;

    /// <summary>How often.</summary>
    [Description("How often.")]
    [Range(1, 10)]
    public int Times { get; init; } = 1;

    /// <summary>How loud.</summary>
    [Description("How loud.")]
    [Range(0, 1.0, MinimumIsExclusive = true)]
    public double Volume { get; init; } = 0.5;

    /// <summary>Whether with an exclamation mark.</summary>
    [Description("Whether with an exclamation mark.")]
    public bool Loud { get; init; }

    /// <summary>The longest greeting, in characters.</summary>
    [Description("The longest greeting, in characters.")]
    [Range(1, int.MaxValue)]
    public long? Longest { get; init; }

    /// <summary>Who else.</summary>
    [Description("Who else.")]
    public string[] Others { get; init; } = [];

    /// <summary>The language.</summary>
    [Description("The language.")]
    [AllowedValues("en", "de")]
    public string Language { get; init; } = "en";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Loud && Volume < 0.5)
            yield return new ValidationResult($"{Volume} is too low to be loud; write at least 0.5", [nameof(Volume)]);
    }
}
