namespace CharRnn.Pipeline.Emit.Json;

/// <summary>Carries a syntax error from the depth of the reader to its edge; never leaves it.</summary>
internal sealed class JsonSyntaxException(JsonProblem problem) : Exception(problem.Message)
{
    public JsonProblem Problem { get; } = problem;
}
