namespace CharRnn.Pipeline.Emit.Json;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key without quotes and escapes.</param>
/// <param name="KeyPosition">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record JsonMember(string Key, JsonPosition KeyPosition, JsonValue Value);
