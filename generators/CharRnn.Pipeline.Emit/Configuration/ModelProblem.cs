using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Configuration;

/// <summary>Something wrong in the <c>model</c> section.</summary>
/// <param name="Id">The diagnostic: <c>CRNN001</c> and so on, as in AnalyzerReleases.</param>
/// <param name="Subject">The value by name, for example <c>model.hidden</c>.</param>
/// <param name="Message">What was found, what is allowed, what to do.</param>
/// <param name="Position">Where it stands.</param>
public sealed record ModelProblem(string Id, string Subject, string Message, JsonPosition Position);
