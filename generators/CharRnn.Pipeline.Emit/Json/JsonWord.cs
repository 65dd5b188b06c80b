using System.Text.RegularExpressions;

namespace CharRnn.Pipeline.Emit.Json;

/// <summary>The values that stand without quotes: numbers, true, false and null.</summary>
internal static class JsonWord
{
    private static readonly Regex Number = new("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant);

    /// <summary>What the word is; null when it is no value.</summary>
    public static JsonKind? KindOf(string word) => word switch
    {
        "null" => JsonKind.Null,
        "true" or "false" => JsonKind.Boolean,
        _ => Number.IsMatch(word) ? JsonKind.Number : null,
    };

    /// <summary>What would have been right where this word stands.</summary>
    public static string Expectation(string word) => word.Length > 0 && (word[0] is '+' or '-' or '.' || char.IsDigit(word[0]))
        ? "a number such as 7, 0.5 or -1e-4 is expected"
        : "a value (text in double quotes, a number, true, false, null, an array or an object) is expected";
}
