using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Turns symbol ids into text and text into symbol ids.</summary>
/// <param name="unit">What a symbol is.</param>
/// <param name="vocabulary">The symbols by id.</param>
public sealed class SymbolText(string unit, Vocabulary vocabulary)
{
    private const string LineEnd = "\n";

    private readonly ITextUnit _unit = TextUnits.ByName(unit);

    /// <summary>The text of symbols.</summary>
    public string Decode(IEnumerable<int> ids) => _unit.Join(ids.Select(id => vocabulary[id]));

    /// <summary>Starts a text of symbols that come one by one.</summary>
    public ISymbolJoiner JoinTo(TextWriter output) => _unit.JoinTo(output);

    /// <summary>The symbols of a text. What the vocabulary does not hold is its unknown word, where it has one.</summary>
    public TextInVocabulary Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<int>();
        var unknown = new Dictionary<string, UnknownSymbol>(StringComparer.Ordinal);
        var (line, start, next, replaced) = (1, 1, 1, 0);
        foreach (var symbol in _unit.Split(text))
        {
            // What continues a character stands where that began.
            var columns = _unit.Columns(symbol);
            (start, next) = columns > 0 ? (next, next + columns) : (start, next);
            if (vocabulary.TryGetId(symbol, out var id))
            {
                ids.Add(id);
            }
            else if (vocabulary.TryGetId(WordUnit.Unknown, out id))
            {
                ids.Add(id);
                replaced++;
            }
            else
            {
                var known = unknown.GetValueOrDefault(symbol) ?? new UnknownSymbol(symbol, line, start, 0);
                unknown[symbol] = known with { Count = known.Count + 1 };
            }

            if (symbol == LineEnd)
                (line, next) = (line + 1, 1);
        }

        return new TextInVocabulary([.. ids], [.. unknown.Values.OrderBy(symbol => (symbol.Line, symbol.Column))], replaced);
    }
}
