using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Turns symbol ids into text and text into symbol ids.</summary>
/// <param name="unit">What a symbol is.</param>
/// <param name="vocabulary">The symbols by id.</param>
public sealed class SymbolText(string unit, Vocabulary vocabulary)
{
    private readonly ITextUnit _unit = TextUnits.ByName(unit);

    /// <summary>The text of symbols.</summary>
    public string Decode(IEnumerable<int> ids) => _unit.Join(ids.Select(id => vocabulary[id]));

    /// <summary>The symbols of a text. What the vocabulary does not hold is its unknown word, where it has one.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="unknown">The symbols that the vocabulary has no id for, each once.</param>
    public IReadOnlyList<int> Encode(string text, out IReadOnlyList<string> unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>();
        var missing = new List<string>();
        foreach (var symbol in _unit.Split(text))
        {
            if (vocabulary.TryGetId(symbol, out var id) || vocabulary.TryGetId(WordUnit.Unknown, out id))
                ids.Add(id);
            else
                missing.Add(symbol);
        }

        unknown = [.. missing.Distinct(StringComparer.Ordinal)];
        return ids;
    }
}
