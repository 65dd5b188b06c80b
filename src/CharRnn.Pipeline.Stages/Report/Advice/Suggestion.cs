namespace CharRnn.Pipeline.Stages.Report.Advice;

/// <summary>Something to try next.</summary>
/// <param name="Title">What to do, in a few words.</param>
/// <param name="Reason">What in the run speaks for it.</param>
/// <param name="Setting">The arguments of <c>charrnn run</c> that do it; null when no single value does.</param>
internal sealed record Suggestion(string Title, string Reason, string? Setting = null);
