namespace CharRnn.Pipeline.Emit.Json;

/// <summary>A JSON value that knows where it stands.</summary>
public sealed class JsonValue
{
    internal JsonValue(JsonKind kind, string text, JsonPosition position, IReadOnlyList<JsonValue>? items = null, IReadOnlyList<JsonMember>? members = null)
    {
        Kind = kind;
        Text = text;
        Position = position;
        Items = items ?? [];
        Members = members ?? [];
    }

    /// <summary>A string that stands in no JSON text.</summary>
    public static JsonValue OfText(string text) =>
        new(JsonKind.String, text, new JsonPosition(Offset: 0, Length: Math.Max(1, text.Length), Line: 1, Column: 1));

    /// <summary>What it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>A string's value without quotes and escapes; the text of a number, true, false or null as written; empty for arrays and objects.</summary>
    public string Text { get; }

    /// <summary>Where it stands; of arrays and objects the opening bracket.</summary>
    public JsonPosition Position { get; }

    /// <summary>An array's items.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>An object's members in the order written; keys are unique.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    /// <summary>The member with this key, or null.</summary>
    public JsonMember? Find(string key)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Key, key, StringComparison.Ordinal))
                return member;
        }

        return null;
    }

    /// <summary>A copy of this object with one member replaced or added.</summary>
    /// <exception cref="InvalidOperationException">This is no object.</exception>
    public JsonValue With(JsonMember member)
    {
        if (Kind != JsonKind.Object)
            throw new InvalidOperationException("Only an object has members.");
        var members = Members.Where(other => other.Key != member.Key).Append(member);
        return new JsonValue(Kind, Text, Position, members: [.. members]);
    }

    /// <summary>A copy of this array with one item replaced.</summary>
    /// <exception cref="InvalidOperationException">This is no array.</exception>
    public JsonValue With(int index, JsonValue item)
    {
        if (Kind != JsonKind.Array)
            throw new InvalidOperationException("Only an array has items.");
        return new JsonValue(Kind, Text, Position, [.. Items.Select((other, place) => place == index ? item : other)]);
    }
}
