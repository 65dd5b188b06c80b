namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>A symbol of a text that a vocabulary has no id for.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Line">The line where it stands first, from 1.</param>
/// <param name="Column">The column where it stands first, from 1, in UTF-16 units.</param>
/// <param name="Count">How often it stands in the text.</param>
public sealed record UnknownSymbol(string Symbol, int Line, int Column, int Count);
