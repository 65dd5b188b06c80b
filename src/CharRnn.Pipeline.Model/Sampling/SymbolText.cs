using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Turns symbol ids into text and text into symbol ids.</summary>
public sealed class SymbolText
{
    private const string Character = "character";

    private readonly Vocabulary _vocabulary;

    /// <summary>For the symbols of one model or text.</summary>
    /// <param name="unit">What a symbol is.</param>
    /// <param name="vocabulary">The symbols by id.</param>
    /// <exception cref="ArgumentException">The unit is unknown.</exception>
    public SymbolText(string unit, Vocabulary vocabulary)
    {
        if (unit != Character)
            throw new ArgumentException($"The unit '{unit}' is unknown; '{Character}' is the one there is.", nameof(unit));
        _vocabulary = vocabulary;
    }

    /// <summary>The text of symbols.</summary>
    public string Decode(IEnumerable<int> ids) => string.Concat(ids.Select(id => _vocabulary[id]));

    /// <summary>The symbols of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="unknown">The symbols that the vocabulary does not hold, each once; they have no id.</param>
    public IReadOnlyList<int> Encode(string text, out IReadOnlyList<string> unknown)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>();
        var missing = new List<string>();
        foreach (var symbol in text.EnumerateRunes().Select(rune => rune.ToString()))
        {
            if (_vocabulary.TryGetId(symbol, out var id))
                ids.Add(id);
            else
                missing.Add(symbol);
        }

        unknown = [.. missing.Distinct(StringComparer.Ordinal)];
        return ids;
    }
}
