using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Examples.Novelty;

/// <summary>Options of the stage <c>novelty</c>.</summary>
public sealed record NoveltyOptions
{
    /// <summary>From which length on a substring of the text counts as copied.</summary>
    [Description("From how many characters on a substring of the text counts as copied."), Range(1, int.MaxValue)]
    public int CopyLength { get; init; } = 20;
}
