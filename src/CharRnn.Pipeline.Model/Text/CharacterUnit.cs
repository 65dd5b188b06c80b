using System.Collections.Concurrent;
using System.Text;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>One symbol a Unicode code point.</summary>
internal sealed class CharacterUnit : ITextUnit
{
    // A text has few distinct characters: one string each, not one a place.
    private static readonly ConcurrentDictionary<Rune, string> Strings = new();

    public string Name => "character";

    public IEnumerable<string> Split(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            yield return Strings.GetOrAdd(rune, static rune => rune.ToString());
    }

    public NumberedText Number(Corpus corpus, int maximumWords) => CharacterNumbering.Of(corpus);

    public int Columns(string symbol) => symbol.Length;

    public ISymbolJoiner JoinTo(TextWriter output) => new CharacterJoiner(output);
}
