using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Resuming;

/// <summary>A resolved pipeline as single values by the names that <c>--set</c> gives them.</summary>
internal sealed class PipelineValues
{
    private static readonly JsonSerializerOptions Text = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _values = [];
    private readonly List<(string Id, string Use)> _stages = [];

    private PipelineValues(JsonObject pipeline)
    {
        foreach (var (key, value) in pipeline)
        {
            if (key == "stages")
                AddStages(value as JsonArray ?? throw new JsonException("'stages' is not a list"));
            else if (value is JsonObject section)
                AddSection(key, section);
            else
                _values[key] = Show(value);
        }
    }

    /// <summary>Keys in the order of the file; those of a stage's options are <c>ID.KEY</c>.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The ids of the stages and their classes, in order.</summary>
    public IReadOnlyList<(string Id, string Use)> Stages => _stages;

    /// <summary>The value as JSON; null when there is none.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Reads the pipeline.json of a run folder; null when the run was killed before it wrote it.</summary>
    public static PipelineValues? Read(RunFolder folder)
    {
        try
        {
            return Parse(File.ReadAllText(folder.PathOf("pipeline.json")));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new PipelineConfigurationException(new ConfigurationProblem(
                null, $"run folder '{folder.FullPath}'", "its pipeline.json is not what the run wrote; nothing can be resumed from it"));
        }
    }

    /// <summary>Reads a resolved pipeline.</summary>
    public static PipelineValues Parse(string json) => new(Object(JsonNode.Parse(json)));

    private void AddStages(JsonArray stages)
    {
        foreach (var stage in stages.Select(Object))
        {
            var use = (string?)stage["use"] ?? throw new JsonException("A stage has no name");
            var id = (string?)stage["id"] ?? use;
            _stages.Add((id, use));
            AddSection(id, [.. stage.Where(pair => pair.Key is not ("use" or "id")).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))]);
        }
    }

    private void AddSection(string name, JsonObject section)
    {
        foreach (var (key, value) in section)
            _values[$"{name}.{key}"] = Show(value);
    }

    private static JsonObject Object(JsonNode? node) => node as JsonObject ?? throw new JsonException("An object is expected");

    private static string Show(JsonNode? value) => value?.ToJsonString(Text) ?? "null";
}
