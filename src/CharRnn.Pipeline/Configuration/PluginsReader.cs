using System.Text.RegularExpressions;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Reads the list <c>plugins</c>: paths, each alone or with the SHA-256 of the dll.</summary>
internal sealed partial class PluginsReader(SourceMap places, ProblemList problems)
{
    /// <summary>A SHA-256 in hexadecimal digits, as all tools print it.</summary>
    public const string HashPattern = "[0-9A-Fa-f]{64}";

    /// <summary>What an item may be, in words.</summary>
    public const string Allowed = "a path, or { \"path\": ..., \"sha256\": ... }";

    private static readonly string[] Keys = ["path", "sha256"];

    /// <summary>Reads the list of a whole pipeline file.</summary>
    /// <returns>Its items; null when one of them cannot be read, which is noted.</returns>
    public IReadOnlyList<PluginEntry>? Read(JsonValue root)
    {
        var plugins = root.Find("plugins")?.Value;
        if (plugins is null)
            return [];
        var before = problems.Count;
        if (plugins.Kind != JsonKind.Array)
            Add(plugins.Position, "plugins", "a list of paths is expected: [\"plugins/MyStage.dll\"]");
        var entries = plugins.Items.Select(ReadEntry).ToList();
        return problems.Count == before ? entries : null;
    }

    private PluginEntry ReadEntry(JsonValue item, int index)
    {
        var subject = $"plugins[{index}]";
        if (item.Kind != JsonKind.Object)
            return new PluginEntry(Path(item, item.Position, subject), null);
        foreach (var member in item.Members.Where(member => !Keys.Contains(member.Key)))
            Add(member.KeyPosition, $"{subject}.{Excerpt.Of(member.Key)}", Spelling.Unknown("key", member.Key, Keys));
        return new PluginEntry(Path(item.Find("path")?.Value, item.Position, $"{subject}.path"), Hash(item, $"{subject}.sha256"));
    }

    private JsonValue Path(JsonValue? value, JsonPosition position, string subject)
    {
        if (value is null)
            Add(position, subject, "is missing; write the path of a dll");
        else if (value.Kind != JsonKind.String || value.Text.Length == 0)
            Add(value.Position, subject, $"{OptionValue.Show(value)} is no plug-in; write {Allowed}");
        return value ?? JsonReader.Parse("\"\"").Root!;
    }

    private JsonValue? Hash(JsonValue item, string subject)
    {
        var value = item.Find("sha256")?.Value;
        if (value is null)
            Add(item.Position, subject, "is missing; write the SHA-256 of the dll, or the path alone, as a text");
        else if (value.Kind != JsonKind.String || !Sha256().IsMatch(value.Text))
            Add(value.Position, subject, $"{OptionValue.Show(value)} is no SHA-256{Length(value)}; write the 64 hexadecimal digits that sha256sum prints");
        return value;
    }

    private static string Length(JsonValue value) => value.Kind == JsonKind.String ? $": {value.Text.Length} characters" : "";

    private void Add(JsonPosition position, string subject, string message) => problems.Add(places.Of(position), subject, message);

    [GeneratedRegex("^" + HashPattern + @"\z")]
    private static partial Regex Sha256();
}
