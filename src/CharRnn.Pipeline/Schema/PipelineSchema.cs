using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharRnn.Pipeline.Discovery;

namespace CharRnn.Pipeline.Schema;

/// <summary>The JSON schema of pipeline files, draft 2020-12: <c>charrnn schema</c>.</summary>
internal static class PipelineSchema
{
    private static readonly JsonSerializerOptions Text = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema for the stages of a catalog, as JSON text.</summary>
    public static string Write(StageCatalog catalog) => Build(catalog).ToJsonString(Text) + "\n";

    private static JsonObject Build(StageCatalog catalog)
    {
        var schema = Object("A pipeline of CharRnn.Pipeline: the model, and the stages in the order in which they run.", PipelineKeys.Root);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "pipeline.json");

        // Comments and trailing commas are allowed; editors know these two words.
        schema["allowComments"] = true;
        schema["allowTrailingCommas"] = true;
        Add(schema, "model", Object("The network's dimensions.", PipelineKeys.Model));
        Add(schema, "stages", new JsonObject
        {
            ["description"] = "The stages, in the order in which they run.",
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. catalog.Stages.Select(Stage)]) },
        });
        return schema;
    }

    private static JsonObject Stage(StageDescriptor stage)
    {
        var schema = Object(stage.Stage.Summary, [PipelineKeys.Id, .. OptionSchema.KeysOf(stage)]);
        schema["properties"]!.AsObject().Insert(0, "use", new JsonObject { ["description"] = stage.Stage.Summary, ["const"] = stage.Name });
        schema["required"]!.AsArray().Insert(0, "use");
        return schema;
    }

    private static JsonObject Object(string description, IReadOnlyList<DocumentedKey> keys) => new()
    {
        ["description"] = description,
        ["type"] = "object",
        ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Describe(key)))),
        ["required"] = new JsonArray([.. keys.Where(key => key.IsRequired).Select(key => JsonValue.Create(key.Name))]),
        ["additionalProperties"] = false,
    };

    private static void Add(JsonObject schema, string key, JsonObject value)
    {
        schema["properties"]![key] = value;
        schema["required"]!.AsArray().Add(key);
    }

    private static JsonObject Describe(DocumentedKey key)
    {
        var schema = key.Schema.DeepClone().AsObject();
        if (key.Description.Length > 0)
            schema.Insert(0, "description", key.Description);
        return schema;
    }
}
