using System.Text;
using System.Text.Json;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>Our JSON reader against that of .NET: both refuse a text, or both find the same in it, but for documented differences.</summary>
internal static class JsonComparison
{
    /// <summary>.NET wants no comment there; RFC 8259 knows none at all.</summary>
    private const string CommentBeforeColon = "'/' is invalid after a property name.";

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = JsonReader.MaximumDepth,
    };

    /// <summary>Fails when the two disagree.</summary>
    public static void Check(ReadOnlySpan<byte> content)
    {
        if (PipelineText.Decode(content).Text is { } text)
            Check(text);
    }

    /// <summary>Fails when the two disagree.</summary>
    public static void Check(string text)
    {
        var ours = JsonReader.Parse(text);
        foreach (var problem in ours.Problems)
            Messages.Check(problem.Message);
        BrokenPromiseException.ThrowUnless(ours.Root is not null || ours.Problems.Count == 1, "a syntax error is not the only problem");
        var isRead = ours.Problems.Count == 0;

        // The mark is no business of a parser of text.
        var comparable = text.StartsWith('\uFEFF') ? text[1..] : text;
        if (!IsComparable(comparable))
            return;
        try
        {
            using var theirs = JsonDocument.Parse(comparable, Options);
            var isEqual = isRead && AreEqual(ours.Root!, theirs.RootElement);
            BrokenPromiseException.ThrowUnless(isEqual || HoldsNul(theirs.RootElement), isRead ? "values differ" : $"only we refuse: {ours.Problems[0]}");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, which .NET finds only when the string is asked for.
            BrokenPromiseException.ThrowUnless(
                !isRead || error.Message.StartsWith(CommentBeforeColon, StringComparison.Ordinal), $"only .NET refuses: {error.Message}");
        }
    }

    /// <summary>.NET keeps U+2028 and U+2029 out of comments, and reads no text that could not be written as UTF-8.</summary>
    private static bool IsComparable(string text) =>
        !text.AsSpan().ContainsAny('\u2028', '\u2029') && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static bool AreEqual(JsonValue ours, JsonElement theirs) => (ours.Kind, theirs.ValueKind) switch
    {
        (JsonKind.Null, JsonValueKind.Null) or (JsonKind.Boolean, JsonValueKind.True or JsonValueKind.False) => ours.Text == theirs.GetRawText(),
        (JsonKind.Number, JsonValueKind.Number) => ours.Text == theirs.GetRawText(),
        (JsonKind.String, JsonValueKind.String) => ours.Text == theirs.GetString(),
        (JsonKind.Array, JsonValueKind.Array) =>
            ours.Items.Count == theirs.GetArrayLength() && ours.Items.Zip(theirs.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second)),
        (JsonKind.Object, JsonValueKind.Object) =>
            ours.Members.Count == theirs.GetPropertyCount()
            && ours.Members.Zip(theirs.EnumerateObject()).All(pair => pair.First.Key == pair.Second.Name && AreEqual(pair.First.Value, pair.Second.Value)),
        _ => false,
    };

    private static bool HoldsNul(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Contains('\0', StringComparison.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Any(HoldsNul),
        JsonValueKind.Object => element.EnumerateObject().Any(property => property.Name.Contains('\0', StringComparison.Ordinal) || HoldsNul(property.Value)),
        _ => false,
    };
}
