using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>Turns a text into symbol ids, with a vocabulary of its own.</summary>
public static class TextEncoder
{
    /// <summary>Encodes a text.</summary>
    /// <param name="corpus">The text.</param>
    /// <param name="unit">What a symbol is.</param>
    /// <param name="maximumWords">Largest vocabulary of words, the unknown token included; the most frequent are kept.</param>
    public static EncodedText Encode(Corpus corpus, ITextUnit unit, int maximumWords)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(unit);
        var (vocabulary, ids) = unit.Number(corpus, maximumWords);
        return new EncodedText(unit.Name, vocabulary, ids, corpus.Characters);
    }
}
