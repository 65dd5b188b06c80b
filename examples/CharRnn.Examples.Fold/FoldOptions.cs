using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Examples.Fold;

/// <summary>Options of the stage <c>fold</c>.</summary>
public sealed record FoldOptions
{
    /// <summary>Whether upper case becomes lower case.</summary>
    [Description("Whether upper case becomes lower case.")]
    public bool LowerCase { get; init; } = true;

    /// <summary>Characters that stand less often are folded into one.</summary>
    [Description("Characters that stand less often than this in the text are folded into one.")]
    [Range(1, int.MaxValue)]
    public int MinimumCount { get; init; } = 100;

    /// <summary>The character that they become.</summary>
    [Description("The character that rare ones become.")]
    [RegularExpression("[^\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]", ErrorMessage = "write a single character")]
    public string Replacement { get; init; } = "\ufffd";
}
