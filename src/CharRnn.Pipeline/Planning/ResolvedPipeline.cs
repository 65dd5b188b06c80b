using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CharRnn.Pipeline.Configuration;

namespace CharRnn.Pipeline.Planning;

/// <summary>Writes a pipeline with all its defaults filled in: the run folder's pipeline.json, and the part of it that binds a resumed run.</summary>
internal static class ResolvedPipeline
{
    private static readonly JsonSerializerOptions Values = new()
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON text of the whole pipeline.</summary>
    public static string Write(PipelineFile file, IEnumerable<PlannedStage> stages) => Write(file, stages, isFreeLeftOut: false);

    /// <summary>The JSON text of what an interrupted run must go on with: all but what is free on resume.</summary>
    public static string WriteBinding(PipelineFile file, IEnumerable<PlannedStage> stages) =>
        Write(file, stages.Where(stage => !stage.Descriptor.Stage.FreeOnResume), isFreeLeftOut: true);

    private static string Write(PipelineFile file, IEnumerable<PlannedStage> stages, bool isFreeLeftOut)
    {
        using var memory = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(memory, options))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("seed", file.Seed);
            WriteModel(json, file, isFreeLeftOut);
            json.WriteStartArray("plugins");
            foreach (var plugin in file.Plugins ?? [])
                WritePlugin(json, plugin);
            json.WriteEndArray();
            json.WriteStartArray("stages");
            foreach (var stage in stages)
                WriteStage(json, stage, isFreeLeftOut);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    private static void WritePlugin(Utf8JsonWriter json, PluginEntry plugin)
    {
        if (plugin.Sha256 is null)
        {
            json.WriteStringValue(plugin.Path.Text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("path", plugin.Path.Text);
        json.WriteString("sha256", plugin.Sha256.Text);
        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, PipelineFile file, bool isFreeLeftOut)
    {
        json.WriteStartObject("model");
        json.WriteString("cell", file.Model.Cell);
        json.WriteNumber("hidden", file.Model.Hidden);

        // Only a hint for the build: the text decides.
        if (!isFreeLeftOut)
            json.WriteNumber("vocabulary", file.Model.Vocabulary);
        json.WriteNumber("sequence", file.Model.Sequence);
        json.WriteEndObject();
    }

    private static void WriteStage(Utf8JsonWriter json, PlannedStage stage, bool isFreeLeftOut)
    {
        json.WriteStartObject();
        json.WriteString("use", stage.Entry.Use);
        if (stage.Entry.Id != stage.Entry.Use)
            json.WriteString("id", stage.Entry.Id);
        foreach (var option in stage.Descriptor.Options.Where(option => !isFreeLeftOut || option.FreeOnResume is null))
        {
            json.WritePropertyName(option.Key);
            JsonSerializer.Serialize(json, option.Get(stage.Options), option.Type, Values);
        }

        json.WriteEndObject();
    }
}
