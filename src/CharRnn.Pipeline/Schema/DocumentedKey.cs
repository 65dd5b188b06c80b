using System.Text.Json.Nodes;

namespace CharRnn.Pipeline.Schema;

/// <summary>A key of the pipeline file, as its schema and its documentation tell of it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Allowed">What may be written for it, in words.</param>
/// <param name="Default">What holds when it is left out, in words; null when it must be written.</param>
/// <param name="Schema">What may be written for it, as JSON schema; description and default not included.</param>
internal sealed record DocumentedKey(string Name, string Description, string Allowed, string? Default, JsonObject Schema)
{
    /// <summary>Whether it must be written.</summary>
    public bool IsRequired => Default is null;
}
