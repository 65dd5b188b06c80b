using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>A text in the symbols of one unit.</summary>
/// <param name="Vocabulary">The distinct symbols, in code point order.</param>
/// <param name="Ids">The text.</param>
public sealed record NumberedText(Vocabulary Vocabulary, SymbolSequence Ids);
