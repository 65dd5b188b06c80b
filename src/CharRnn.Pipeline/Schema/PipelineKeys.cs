using System.Globalization;
using System.Text.Json.Nodes;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Schema;

/// <summary>The keys of the pipeline file that belong to no stage.</summary>
internal static class PipelineKeys
{
    /// <summary>The keys of the whole file, but for <c>model</c> and <c>stages</c>, which hold keys of their own.</summary>
    public static IReadOnlyList<DocumentedKey> Root { get; } =
    [
        new("$schema", "The schema of the file, for editors: they complete and check as you write.", "a text in double quotes", "left out",
            new JsonObject { ["type"] = "string" }),
        new("name", "Names the pipeline's runs: they are kept under runs/NAME.", "letters, digits, '-', '_' and '.', a letter or digit first", null,
            new JsonObject { ["type"] = "string", ["pattern"] = $"^{PipelineReader.SafeNamePattern}$" }),
        new("seed", "The seed of every random choice: the same pipeline, text and seed give the same bytes.", $"a whole number from 0 to {ulong.MaxValue}", "1",
            new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue, ["default"] = 1 }),
        new("plugins", "Assemblies with further stages: dlls, or folders of dlls, from the folder of the file. Loading one runs its code. "
            + "With its SHA-256, a dll is loaded only as it was when that was written.", $"a list; each item {PluginsReader.Allowed}", "[]",
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["anyOf"] = new JsonArray(Path(), PinnedPlugin()) }, ["default"] = new JsonArray() }),
    ];

    /// <summary>The keys of <c>model</c>.</summary>
    public static IReadOnlyList<DocumentedKey> Model { get; } =
    [
        new("cell", "The recurrent cell: \"rnn\" is h = tanh(W h + U x + b).", $"one of {string.Join(", ", ModelReader.Cells.Select(OptionValue.Show))}",
            OptionValue.Show(ModelReader.Cells[0]),
            new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. ModelReader.Cells.Select(cell => JsonValue.Create(cell))]), ["default"] = ModelReader.Cells[0] }),
        Size("hidden", "Hidden size m.", ModelReader.MaximumHidden),
        Size("vocabulary", "Vocabulary size K that a kernel is emitted for at build time. A text of another size has its kernel compiled at the start.",
            ModelReader.MaximumVocabulary),
        Size("sequence", "Sequence length T: symbols in an update.", ModelReader.MaximumSequence),
    ];

    /// <summary>The key of a stage that names it where it stands twice.</summary>
    public static DocumentedKey Id { get; } = new(
        "id", "Names the stage where the same one stands twice, for --set and the log.", "letters, digits, '-', '_' and '.', a letter or digit first", "the value of \"use\"",
        new JsonObject { ["type"] = "string", ["pattern"] = $"^{PipelineReader.SafeNamePattern}$" });

    private static JsonObject Path() => new() { ["type"] = "string", ["minLength"] = 1 };

    private static JsonObject PinnedPlugin() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["path"] = Path(),
            ["sha256"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^{PluginsReader.HashPattern}$" },
        },
        ["required"] = new JsonArray("path", "sha256"),
        ["additionalProperties"] = false,
    };

    private static DocumentedKey Size(string name, string description, int maximum) => new(
        name, description, string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {maximum}"), null,
        new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = maximum });
}
