namespace CharRnn.Pipeline.Stages.Report.Documents;

/// <summary>A short text of a model.</summary>
/// <param name="Title">When it was written.</param>
/// <param name="Detail">How good the model was then.</param>
/// <param name="Text">The text.</param>
internal sealed record Card(string Title, string Detail, string Text);
