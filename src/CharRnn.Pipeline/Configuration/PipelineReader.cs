using System.Globalization;
using System.Text.RegularExpressions;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Reads a pipeline file and notes everything that is wrong with it.</summary>
internal sealed partial class PipelineReader(string path, ProblemList problems)
{
    /// <summary>What can name a folder and an id; no file name is longer than 255 bytes of UTF-8.</summary>
    public const string SafeNamePattern = @"[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,79}";

    private const string SafeNames = "write up to 80 letters, digits, '-', '_' and '.', a letter or digit first";

    private static readonly string[] Keys = ["$schema", "name", "seed", "model", "plugins", "stages"];

    private readonly SourceMap _places = new(path);

    /// <summary>Reads the file.</summary>
    /// <param name="overrides">The arguments of <c>--set</c>: values that stand in place of the file's.</param>
    /// <returns>The file; where values are wrong, and noted as problems, it holds stand-ins. Null when it holds no object.</returns>
    public PipelineFile? Read(IReadOnlyList<string> overrides) => ReadBytes() is { } bytes ? Parse(bytes, overrides) : null;

    /// <summary>Reads the content of the file.</summary>
    /// <param name="content">UTF-8.</param>
    /// <param name="overrides">As those of <see cref="Read"/>.</param>
    /// <returns>As of <see cref="Read"/>.</returns>
    public PipelineFile? Parse(ReadOnlySpan<byte> content, IReadOnlyList<string> overrides)
    {
        var (text, fault) = PipelineText.Decode(content);
        if (text is null)
        {
            Add(fault!.Position, "", fault.Message);
            return null;
        }

        var parsed = JsonReader.Parse(text);
        foreach (var problem in parsed.Problems)
            Add(problem.Position, "", problem.Message);
        if (parsed.Root is null)
            return null;
        if (parsed.Root.Kind != JsonKind.Object)
        {
            Add(parsed.Root.Position, "", "an object is expected: { \"name\": ..., \"model\": { ... }, \"stages\": [ ... ] }");
            return null;
        }

        var root = new OverrideApplier(_places, problems).Apply(parsed.Root, overrides);
        foreach (var member in root.Members.Where(member => !Keys.Contains(member.Key)))
            Add(member.KeyPosition, Excerpt.Of(member.Key), Spelling.Unknown("key", member.Key, Keys));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var plugins = new PluginsReader(_places, problems).Read(root);
        return new PipelineFile(ReadName(root), ReadSeed(root), ReadModel(root), plugins, ReadStages(root), folder, _places);
    }

    private byte[]? ReadBytes()
    {
        try
        {
            if (File.Exists(path))
                return PipelineText.Read(path);
            problems.Add(_places.File, "", Directory.Exists(path)
                ? "is a folder; name a pipeline file in it"
                : $"there is no such file in {Directory.GetCurrentDirectory()}; name a pipeline file: charrnn run PIPELINE");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(_places.File, "", $"cannot be read: {error.Message}");
        }
        catch (InvalidDataException error)
        {
            problems.Add(_places.File, "", error.Message);
        }

        return null;
    }

    private string ReadName(JsonValue root)
    {
        var value = root.Find("name")?.Value;
        if (value is null)
            Add(root.Position, "name", "is missing; write a name for the pipeline's runs, for example \"name\": \"novel\"");
        else if (value.Kind != JsonKind.String || !SafeName().IsMatch(value.Text))
            Add(value.Position, "name", $"{OptionValue.Show(value)} cannot name a folder; {SafeNames}");
        return value?.Text ?? "";
    }

    private ulong ReadSeed(JsonValue root)
    {
        var value = root.Find("seed")?.Value;
        if (value is null)
            return 1;
        if (!ulong.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) || value.Kind != JsonKind.Number)
            Add(value.Position, "seed", $"{OptionValue.Show(value)} is no whole number from 0 to {ulong.MaxValue}");
        return seed;
    }

    private KernelShape ReadModel(JsonValue root)
    {
        var found = new List<ModelProblem>();
        var model = ModelReader.Read(root, found);
        foreach (var problem in found)
            Add(problem.Position, problem.Subject, problem.Message);
        return model is null
            ? new KernelShape("rnn", 1, 1, 1)
            : new KernelShape(model.Cell, model.Hidden, model.Vocabulary, model.Sequence);
    }

    private List<StageEntry> ReadStages(JsonValue root)
    {
        var stages = root.Find("stages")?.Value;
        if (stages is null || stages.Kind != JsonKind.Array || stages.Items.Count == 0)
        {
            Add((stages ?? root).Position, "stages", "a list of at least one stage is expected: [ { \"use\": \"load\", ... }, ... ]");
            return [];
        }

        var entries = stages.Items.Select(ReadStage).OfType<StageEntry>().ToList();
        foreach (var twice in entries.GroupBy(entry => entry.Id).SelectMany(group => group.Skip(1)))
            Add(twice.IdPosition, twice.Subject, $"the id '{Excerpt.Of(twice.Id)}' stands twice; give one of the stages an \"id\" of its own");
        return entries;
    }

    private StageEntry? ReadStage(JsonValue value, int index)
    {
        var use = value.Find("use")?.Value;
        if (use?.Kind != JsonKind.String)
        {
            Add((use ?? value).Position, $"stages[{index}]", "a stage is expected: { \"use\": \"NAME\", ... }");
            return null;
        }

        var id = value.Find("id")?.Value ?? use;
        if (id != use && (id.Kind != JsonKind.String || !SafeName().IsMatch(id.Text)))
            Add(id.Position, $"stages[{index}].id", $"{OptionValue.Show(id)} is no id; {SafeNames}");
        return new StageEntry(index, use.Text, use.Position, id.Text, id.Position, value);
    }

    private void Add(JsonPosition position, string subject, string message) => problems.Add(_places.Of(position), subject, message);

    [GeneratedRegex("^" + SafeNamePattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
