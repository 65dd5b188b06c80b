using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>One item of <c>stages</c>.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Use">The stage's name.</param>
/// <param name="UsePosition">Where the name stands.</param>
/// <param name="Id">The stage's id in this pipeline: <c>id</c>, or the name.</param>
/// <param name="IdPosition">Where the id stands.</param>
/// <param name="Value">The whole object.</param>
internal sealed record StageEntry(int Index, string Use, JsonPosition UsePosition, string Id, JsonPosition IdPosition, JsonValue Value)
{
    /// <summary>The keys that belong to every stage.</summary>
    public static IReadOnlyList<string> CommonKeys { get; } = ["use", "id"];

    /// <summary>The stage by name, for messages.</summary>
    public string Subject => $"stages[{Index}]";

    /// <summary>Where an option's value stands, or the stage when it is left out.</summary>
    public JsonPosition PositionOf(string key) => Value.Find(key)?.Value.Position ?? Value.Position;
}
