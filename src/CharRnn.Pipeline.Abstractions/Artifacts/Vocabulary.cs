using System.Collections.Frozen;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The distinct symbols of a text; a symbol's id is its place.</summary>
public sealed class Vocabulary
{
    private readonly string[] _symbols;
    private readonly FrozenDictionary<string, int> _ids;

    /// <summary>Takes the symbols in id order.</summary>
    /// <param name="symbols">At least one; each only once.</param>
    /// <exception cref="ArgumentException">None, or one of them twice.</exception>
    public Vocabulary(IEnumerable<string> symbols)
    {
        _symbols = [.. symbols];
        if (_symbols.Length == 0)
            throw new ArgumentException("A vocabulary needs at least one symbol.", nameof(symbols));
        var ids = new Dictionary<string, int>(_symbols.Length, StringComparer.Ordinal);
        for (var id = 0; id < _symbols.Length; id++)
        {
            if (!ids.TryAdd(_symbols[id], id))
                throw new ArgumentException($"The symbol '{_symbols[id]}' stands twice, at {ids[_symbols[id]]} and {id}.", nameof(symbols));
        }

        _ids = ids.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The vocabulary size K.</summary>
    public int Count => _symbols.Length;

    /// <summary>The symbols in id order.</summary>
    public IReadOnlyList<string> Symbols => _symbols;

    /// <summary>The symbol with this id.</summary>
    public string this[int id] => _symbols[id];

    /// <summary>The id of a symbol; false when the vocabulary does not hold it.</summary>
    public bool TryGetId(string symbol, out int id) => _ids.TryGetValue(symbol, out id);
}
