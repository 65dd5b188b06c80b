using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Stage_Project;

/// <summary>Options of the stage: one property a key in pipeline.json, with its default.</summary>
public sealed record StageClassOptions
{
    /// <summary>How many words the report shows.</summary>
    [Description("How many words the report shows.")]
    [Range(1, 1000)]
    public int Show { get; init; } = 10;
}
