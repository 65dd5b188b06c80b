namespace CharRnn.Pipeline.Running;

/// <summary>The text in run.json.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="Characters">Unicode code points.</param>
/// <param name="Sha256">SHA-256 of its UTF-8.</param>
internal sealed record RecordedText(string Source, long Characters, string Sha256);
