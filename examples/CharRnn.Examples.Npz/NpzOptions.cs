using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CharRnn.Examples.Npz;

/// <summary>Options of the stage <c>npz</c>.</summary>
public sealed record NpzOptions
{
    /// <summary>Which model.</summary>
    [Description("Which model: the one with the lowest smooth loss, or the one after the last update.")]
    [AllowedValues("best", "last")]
    public string Model { get; init; } = "best";

    /// <summary>The file in the run folder.</summary>
    [Description("The file, in the run folder.")]
    [RegularExpression(@"[\w-]+\.npz", ErrorMessage = "write a file name that ends in .npz")]
    public string File { get; init; } = "model.npz";
}
