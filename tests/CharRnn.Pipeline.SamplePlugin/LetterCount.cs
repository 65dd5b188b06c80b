namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>An artifact of the plug-in's own.</summary>
/// <param name="Letters">Letters in the text.</param>
public sealed record LetterCount(long Letters);
