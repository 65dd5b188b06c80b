namespace CharRnn.Pipeline.Emit.Json;

/// <summary>What <see cref="JsonReader"/> made of a text.</summary>
/// <param name="Root">The value; null after a syntax error.</param>
/// <param name="Problems">One syntax error, or all duplicate keys; empty when all is well.</param>
public sealed record JsonParseResult(JsonValue? Root, IReadOnlyList<JsonProblem> Problems);
