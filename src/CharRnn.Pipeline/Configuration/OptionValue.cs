using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>The values that an option may have: reading them, and describing them to people.</summary>
internal static class OptionValue
{
    /// <summary>Reads a JSON value as a type; false when it is of another kind.</summary>
    public static bool TryRead(JsonValue value, Type type, out object? read)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        read = value.Kind switch
        {
            JsonKind.Boolean when plain == typeof(bool) => value.Text == "true",
            JsonKind.Number when plain == typeof(double) => ReadDouble(value.Text),
            JsonKind.Number when plain == typeof(int) => int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null,
            JsonKind.Number when plain == typeof(long) => long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null,
            JsonKind.String when plain == typeof(string) => value.Text,
            JsonKind.String when plain.IsEnum => ReadEnum(value.Text, plain),
            JsonKind.Array when plain == typeof(string[]) && value.Items.All(item => item.Kind == JsonKind.String) =>
                value.Items.Select(item => item.Text).ToArray(),
            _ => null,
        };
        return read is not null;
    }

    /// <summary>What a type allows, for messages and help.</summary>
    public static string Describe(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(bool) ? "true or false"
            : plain == typeof(double) ? "a number"
            : plain == typeof(int) || plain == typeof(long) ? "a whole number"
            : plain == typeof(string[]) ? "a list of texts"
            : plain.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(plain).Select(name => $"\"{Camel(name)}\""))
            : "a text in double quotes";
    }

    /// <summary>A value as it would be written in pipeline.json.</summary>
    public static string Show(object? value) => value switch
    {
        null => "none",
        Enum choice => $"\"{Camel(choice.ToString())}\"",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        string[] list => $"[{string.Join(", ", list.Select(text => $"\"{text}\""))}]",
        JsonValue json => ShowJson(json),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Why a rule refuses a value.</summary>
    public static string Explain(ValidationAttribute rule, object? value) => rule switch
    {
        RangeAttribute range => $"{Show(value)} is out of range; {DescribeRange(range)} is allowed",
        RequiredAttribute => "is missing",
        AllowedValuesAttribute allowed => $"{Show(value)} is not allowed; write one of {string.Join(", ", allowed.Values.Select(Show))}",
        _ => $"{Show(value)}: {rule.FormatErrorMessage("it")}",
    };

    /// <summary>A range in words.</summary>
    public static string DescribeRange(RangeAttribute range)
    {
        var (low, high) = (Show(range.Minimum), Show(range.Maximum));
        return (range.MinimumIsExclusive ? $"above {low}" : $"from {low}") + (range.MaximumIsExclusive ? $" to below {high}" : $" to {high}");
    }

    /// <summary>A name with a small first letter.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static double? ReadDouble(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static object? ReadEnum(string text, Type type) =>
        Array.Find(Enum.GetNames(type), name => Camel(name) == text) is { } name ? Enum.Parse(type, name) : null;

    private static string ShowJson(JsonValue value) => value.Kind switch
    {
        JsonKind.String => $"\"{Excerpt.Of(value.Text)}\"",
        JsonKind.Array => "a list",
        JsonKind.Object => "an object",
        _ => Excerpt.Of(value.Text),
    };
}
