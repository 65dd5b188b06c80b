namespace CharRnn.Pipeline.Emit.Json;

/// <summary>Something wrong at a place of a JSON text.</summary>
/// <param name="Position">Where.</param>
/// <param name="Message">What was found and what is expected.</param>
public sealed record JsonProblem(JsonPosition Position, string Message);
