namespace CharRnn.Pipeline.Abstractions;

/// <summary>The text as it was read: line ends are LF, no byte order mark.</summary>
/// <param name="Text">The text.</param>
/// <param name="Source">Where it came from, as a person would name it: a path, or a pattern and the number of files.</param>
/// <param name="Characters">Unicode code points in the text.</param>
/// <param name="Sha256">SHA-256 of the text as UTF-8, lower-case hexadecimal.</param>
public sealed record Corpus(string Text, string Source, long Characters, string Sha256);
