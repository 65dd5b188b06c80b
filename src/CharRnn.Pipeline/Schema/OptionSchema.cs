using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;

namespace CharRnn.Pipeline.Schema;

/// <summary>The options of stages as keys of the pipeline file, from the types and attributes that also check them.</summary>
internal static class OptionSchema
{
    /// <summary>The options of a stage.</summary>
    public static IEnumerable<DocumentedKey> KeysOf(StageDescriptor stage)
    {
        var defaults = stage.Stage.Options is { } type ? Activator.CreateInstance(type) : null;
        return stage.Options.Select(option => KeyOf(option, option.Get(defaults)));
    }

    private static DocumentedKey KeyOf(StageOption option, object? value)
    {
        var schema = TypeOf(option.Type);
        if (option.Rule<RangeAttribute>() is { } range)
            AddRange(schema, range);
        if (option.Rule<AllowedValuesAttribute>() is { } allowed)
            schema["enum"] = new JsonArray([.. allowed.Values.Select(ToNode)]);
        if (option.Rule<RegularExpressionAttribute>() is { } expression)
            schema["pattern"] = $"^(?:{expression.Pattern})$";
        if (option.IsRequired)
            return new DocumentedKey(option.Key, option.Description, option.Allowed, null, schema);
        if (value is null)
            return new DocumentedKey(option.Key, option.Description, option.Allowed, "left out", OrNull(schema));
        schema["default"] = ToNode(value);
        return new DocumentedKey(option.Key, option.Description, option.Allowed, OptionValue.Show(value), schema);
    }

    private static JsonObject TypeOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain.IsEnum => new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray([.. Enum.GetNames(plain).Select(name => JsonValue.Create(StageOption.KeyOf(name)))]),
            },
            _ when plain == typeof(string) => new JsonObject { ["type"] = "string" },
            _ when plain == typeof(bool) => new JsonObject { ["type"] = "boolean" },
            _ when plain == typeof(double) => new JsonObject { ["type"] = "number" },
            _ when plain == typeof(string[]) => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            _ when plain == typeof(ulong) => new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            _ => new JsonObject { ["type"] = "integer" },
        };
    }

    /// <summary>A bound that is only the type's own is left out, as it is in words.</summary>
    private static void AddRange(JsonObject schema, RangeAttribute range)
    {
        schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Bound(range.Minimum);
        if (range.Maximum is not (int.MaxValue or double.MaxValue))
            schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Bound(range.Maximum);
    }

    /// <summary>null stands for an option that has no value by default.</summary>
    private static JsonObject OrNull(JsonObject schema)
    {
        schema["type"] = new JsonArray((string)schema["type"]!, "null");
        if (schema["enum"] is JsonArray values)
            values.Add(null);
        return schema;
    }

    private static JsonNode? Bound(object bound) => JsonNode.Parse(Convert.ToString(bound, CultureInfo.InvariantCulture)!);

    private static JsonNode? ToNode(object? value) => value is string[] list
        ? new JsonArray([.. list.Select(item => JsonValue.Create(item))])
        : JsonNode.Parse(OptionValue.Show(value));
}
