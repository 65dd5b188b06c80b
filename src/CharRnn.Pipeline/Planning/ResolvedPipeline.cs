using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CharRnn.Pipeline.Configuration;

namespace CharRnn.Pipeline.Planning;

/// <summary>Writes a pipeline with all its defaults filled in: the run folder's pipeline.json.</summary>
internal static class ResolvedPipeline
{
    private static readonly JsonSerializerOptions Values = new()
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON text.</summary>
    public static string Write(PipelineFile file, IEnumerable<PlannedStage> stages)
    {
        using var memory = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(memory, options))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("seed", file.Seed);
            WriteModel(json, file);
            json.WriteStartArray("plugins");
            foreach (var plugin in file.Plugins ?? [])
                json.WriteStringValue(plugin.Text);
            json.WriteEndArray();
            json.WriteStartArray("stages");
            foreach (var stage in stages)
                WriteStage(json, stage);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    private static void WriteModel(Utf8JsonWriter json, PipelineFile file)
    {
        json.WriteStartObject("model");
        json.WriteString("cell", file.Model.Cell);
        json.WriteNumber("hidden", file.Model.Hidden);
        json.WriteNumber("vocabulary", file.Model.Vocabulary);
        json.WriteNumber("sequence", file.Model.Sequence);
        json.WriteEndObject();
    }

    private static void WriteStage(Utf8JsonWriter json, PlannedStage stage)
    {
        json.WriteStartObject();
        json.WriteString("use", stage.Entry.Use);
        if (stage.Entry.Id != stage.Entry.Use)
            json.WriteString("id", stage.Entry.Id);
        foreach (var option in stage.Descriptor.Options)
        {
            json.WritePropertyName(option.Key);
            JsonSerializer.Serialize(json, option.Get(stage.Options), option.Type, Values);
        }

        json.WriteEndObject();
    }
}
