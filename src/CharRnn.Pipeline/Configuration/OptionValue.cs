using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Numerics;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>The values that an option may have: reading them, and describing them to people.</summary>
internal static class OptionValue
{
    /// <summary>Of a list, in a message.</summary>
    private const int MostShown = 5;

    private static readonly Type[] Numbers = [typeof(int), typeof(long), typeof(ulong), typeof(double)];
    private static readonly Type[] Plain = [typeof(string), typeof(bool), .. Numbers, typeof(string[])];

    /// <summary>Whether an option may be of a type.</summary>
    public static bool IsSupported(Type type) => PlainOf(type) is var plain && (plain.IsEnum || Plain.Contains(plain));

    /// <summary>Reads a JSON value as a type; null when it is of another kind.</summary>
    public static object? Read(JsonValue value, Type type)
    {
        var plain = PlainOf(type);
        return value.Kind switch
        {
            JsonKind.Boolean when plain == typeof(bool) => value.Text == "true",
            JsonKind.Number => ReadNumber(value.Text, plain),
            JsonKind.String when plain == typeof(string) => value.Text,
            JsonKind.String when plain.IsEnum => ReadEnum(value.Text, plain),
            JsonKind.Array when plain == typeof(string[]) && value.Items.All(item => item.Kind == JsonKind.String) =>
                value.Items.Select(item => item.Text).ToArray(),
            _ => null,
        };
    }

    /// <summary>Reads a word of the command line as a type; null when it is of another kind.</summary>
    public static object? Read(string text, Type type) => PlainOf(type) is var plain && IsNumber(plain) ? ReadNumber(text, plain)
        : plain == typeof(string) ? text
        : plain.IsEnum ? ReadEnum(text, plain)
        : null;

    /// <summary>Why a JSON value cannot be read as an option.</summary>
    public static string Refuse(JsonValue value, StageOption option)
    {
        if (value.Kind == JsonKind.String && PlainOf(option.Type).IsEnum)
            return Spelling.Unknown("value", value.Text, NamesOf(option.Type));

        // A number that a numeric type cannot hold; for whole ones also a fraction or an exponent stands in the way.
        var isTooLarge = value.Kind == JsonKind.Number && IsNumber(option.Type)
            && (PlainOf(option.Type) == typeof(double) || !value.Text.AsSpan().ContainsAny(".eE"));
        return $"{Show(value)} is {(isTooLarge ? "out of range" : "not " + Describe(option.Type))}; write {option.Allowed}";
    }

    /// <summary>What a type allows, for messages and help.</summary>
    public static string Describe(Type type)
    {
        var plain = PlainOf(type);
        return plain == typeof(bool) ? "true or false"
            : plain == typeof(double) ? "a number"
            : IsNumber(plain) ? "a whole number"
            : plain == typeof(string[]) ? "a list of texts"
            : plain.IsEnum ? "one of " + string.Join(", ", NamesOf(type).Select(Show))
            : "a text in double quotes";
    }

    /// <summary>A range in words; a bound that is only the type's own is left out.</summary>
    public static string Describe(RangeAttribute range)
    {
        // A range of another type than int and double holds its bounds as text.
        var (low, high) = (range.Minimum as string ?? Show(range.Minimum), range.Maximum as string ?? Show(range.Maximum));
        var from = (range.MinimumIsExclusive ? "above " : "from ") + low;
        return range.Maximum is int.MaxValue or double.MaxValue ? from : $"{from} {(range.MaximumIsExclusive ? "to below" : "to")} {high}";
    }

    /// <summary>A value as it would be written in pipeline.json.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        Enum choice => $"\"{StageOption.KeyOf(choice.ToString())}\"",
        string text => $"\"{Excerpt.Of(text)}\"",
        bool flag => flag ? "true" : "false",
        string[] list => $"[{string.Join(", ", list.Take(MostShown).Select(Show))}{(list.Length > MostShown ? ", ..." : "")}]",
        JsonValue { Kind: JsonKind.String } json => Show(json.Text),
        JsonValue { Kind: JsonKind.Array } => "a list",
        JsonValue { Kind: JsonKind.Object } => "an object",
        JsonValue json => Excerpt.Of(json.Text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static Type PlainOf(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static List<string> NamesOf(Type type) => [.. Enum.GetNames(PlainOf(type)).Select(StageOption.KeyOf)];

    private static bool IsNumber(Type type) => Numbers.Contains(PlainOf(type));

    private static object? ReadNumber(string text, Type type) =>
        type == typeof(double) ? ReadNumber<double>(text, NumberStyles.Float)
        : type == typeof(int) ? ReadNumber<int>(text, NumberStyles.AllowLeadingSign)
        : type == typeof(long) ? ReadNumber<long>(text, NumberStyles.AllowLeadingSign)
        : type == typeof(ulong) ? ReadNumber<ulong>(text, NumberStyles.None)
        : null;

    private static object? ReadNumber<T>(string text, NumberStyles style)
        where T : struct, INumberBase<T> =>
        T.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number) ? number : null;

    private static object? ReadEnum(string text, Type type) =>
        Array.Find(Enum.GetNames(type), name => StageOption.KeyOf(name) == text) is { } name ? Enum.Parse(type, name) : null;
}
