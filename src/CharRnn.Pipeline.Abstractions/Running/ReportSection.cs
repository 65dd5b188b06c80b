namespace CharRnn.Pipeline.Abstractions;

/// <summary>A part of the report that a stage contributes: plain text, shown as written, with its line breaks; then a table, if there is one.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Text">The body; the report encodes it, so it may hold anything.</param>
public sealed record ReportSection(string Title, string Text)
{
    /// <summary>Figures that belong to the text; null: none.</summary>
    public ReportTable? Table { get; init; }
}
