using System.Globalization;
using System.Text.RegularExpressions;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Reads a pipeline file and collects everything that is wrong with it.</summary>
internal sealed partial class PipelineReader
{
    private static readonly string[] Keys = ["$schema", "name", "seed", "model", "plugins", "stages"];

    private readonly List<ConfigurationProblem> _problems = [];
    private readonly string _path;
    private readonly SourceMap _places;

    private PipelineReader(string path) => (_path, _places) = (path, new SourceMap(path));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="overrides">Values that stand in place of the file's.</param>
    /// <exception cref="PipelineConfigurationException">With every problem found.</exception>
    public static PipelineFile Read(string path, IReadOnlyList<Override> overrides)
    {
        var reader = new PipelineReader(path);
        var file = reader.Read(overrides);
        return file is not null && reader._problems.Count == 0 ? file : throw new PipelineConfigurationException(reader._problems);
    }

    private PipelineFile? Read(IReadOnlyList<Override> overrides)
    {
        var parsed = JsonReader.Parse(ReadText());
        foreach (var problem in parsed.Problems)
            Add(problem.Position, "", problem.Message);
        if (parsed.Root is null)
            return null;
        if (parsed.Root.Kind != JsonKind.Object)
        {
            Add(parsed.Root.Position, "", "an object is expected: { \"name\": ..., \"model\": { ... }, \"stages\": [ ... ] }");
            return null;
        }

        var root = new OverrideApplier(_places, _problems).Apply(parsed.Root, overrides);
        foreach (var member in root.Members.Where(member => !Keys.Contains(member.Key)))
            Add(member.KeyPosition, member.Key, Spelling.Unknown("key", member.Key, Keys));
        var (name, seed, model) = (ReadName(root), ReadSeed(root), ReadModel(root));
        return new PipelineFile(name, seed, model, ReadPlugins(root), ReadStages(root), Path.GetDirectoryName(Path.GetFullPath(_path))!, _places);
    }

    private string ReadText()
    {
        try
        {
            return File.ReadAllText(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var message = File.Exists(_path) || Directory.Exists(_path)
                ? $"cannot be read: {error.Message}"
                : $"there is no such file in {Directory.GetCurrentDirectory()}; name a pipeline file: charrnn run PIPELINE";
            throw new PipelineConfigurationException(new ConfigurationProblem(new SourcePlace(_path), "", message));
        }
    }

    private string ReadName(JsonValue root)
    {
        var value = root.Find("name")?.Value;
        if (value is null)
            Add(root.Position, "name", "is missing; write a name for the pipeline's runs, for example \"name\": \"novel\"");
        else if (value.Kind != JsonKind.String || !SafeName().IsMatch(value.Text))
            Add(value.Position, "name", $"{Shown(value)} cannot name a folder; write letters, digits, '-', '_' and '.', a letter or digit first");
        return value?.Text ?? "";
    }

    private ulong ReadSeed(JsonValue root)
    {
        var value = root.Find("seed")?.Value;
        ulong seed = 1;
        if (value is not null && (value.Kind != JsonKind.Number || !ulong.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
            Add(value.Position, "seed", $"{Shown(value)} is no whole number from 0 to {ulong.MaxValue}");
        return seed;
    }

    private KernelShape ReadModel(JsonValue root)
    {
        var problems = new List<ModelProblem>();
        var model = ModelReader.Read(root, problems);
        foreach (var problem in problems)
            Add(problem.Position, problem.Subject, problem.Message);
        return model is null ? new KernelShape("rnn", 1, 1, 1) : new KernelShape(model.Cell, model.Hidden, model.Vocabulary, model.Sequence);
    }

    private List<JsonValue> ReadPlugins(JsonValue root)
    {
        var plugins = root.Find("plugins")?.Value;
        if (plugins is null)
            return [];
        if (plugins.Kind == JsonKind.Array && plugins.Items.All(item => item.Kind == JsonKind.String))
            return [.. plugins.Items];
        Add(plugins.Position, "plugins", "a list of paths is expected: [\"plugins/MyStage.dll\"]");
        return [];
    }

    private List<StageEntry> ReadStages(JsonValue root)
    {
        var stages = root.Find("stages")?.Value;
        if (stages is null || stages.Kind != JsonKind.Array || stages.Items.Count == 0)
        {
            Add(stages?.Position ?? root.Position, "stages", "a list of stages is expected: [ { \"use\": \"load\", ... }, ... ]");
            return [];
        }

        var entries = stages.Items.Select(ReadStage).OfType<StageEntry>().ToList();
        foreach (var twice in entries.GroupBy(entry => entry.Id).Where(group => group.Count() > 1).Select(group => group.ElementAt(1)))
            Add(twice.UsePosition, $"stages[{twice.Index}]", $"the id '{twice.Id}' stands twice; give one of the stages an \"id\" of its own");
        return entries;
    }

    private StageEntry? ReadStage(JsonValue value, int index)
    {
        var use = value.Find("use");
        if (use is null || use.Value.Kind != JsonKind.String)
        {
            Add(use?.Value.Position ?? value.Position, $"stages[{index}]", "a stage is expected: { \"use\": \"NAME\", ... }");
            return null;
        }

        var id = value.Find("id")?.Value;
        if (id is null || (id.Kind == JsonKind.String && SafeName().IsMatch(id.Text)))
            return new StageEntry(index, use.Value.Text, use.Value.Position, id?.Text ?? use.Value.Text, value);
        Add(id.Position, $"stages[{index}].id", $"{Shown(id)} is no id; write letters, digits, '-' and '_'");
        return null;
    }

    private void Add(JsonPosition position, string subject, string message) =>
        _problems.Add(new ConfigurationProblem(_places.Of(position), subject, message));

    private static string Shown(JsonValue value) => value.Kind switch
    {
        JsonKind.String => $"\"{Excerpt.Of(value.Text)}\"",
        JsonKind.Array => "a list",
        JsonKind.Object => "an object",
        _ => Excerpt.Of(value.Text),
    };

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
