namespace CharRnn.Pipeline.Abstractions;

/// <summary>One thing that is wrong in the configuration or on the command line.</summary>
/// <param name="Place">Where the value stands; null when it stands in no file.</param>
/// <param name="Subject">The value by name, for example <c>stages[3].learningRate</c>; may be empty.</param>
/// <param name="Message">What was found, what is allowed, what to do.</param>
public sealed record ConfigurationProblem(SourcePlace? Place, string Subject, string Message)
{
    /// <summary>One line: <c>pipeline.json(12,15): stages[3].learningRate: -0.1 is not above 0.</c></summary>
    public override string ToString() =>
        string.Join(": ", new[] { Place?.ToString(), Subject, Message }.Where(part => !string.IsNullOrEmpty(part)));
}
