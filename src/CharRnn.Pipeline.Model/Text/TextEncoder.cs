using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>Turns a text into symbol ids, with a vocabulary of its own.</summary>
public static class TextEncoder
{
    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What a symbol is.</param>
    /// <param name="maximumWords">Largest vocabulary of words, the unknown token included; the most frequent are kept.</param>
    public static EncodedText Encode(string text, ITextUnit unit, int maximumWords)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(unit);
        var places = new List<int>(text.Length);
        var symbols = Number(unit.Split(text), places);
        var kept = unit is WordUnit && symbols.Count > maximumWords ? MostFrequent(symbols, places, maximumWords - 1) : symbols;
        var vocabulary = new Vocabulary(kept.Order(CodePointOrder.Instance));
        var idOfNumber = symbols.Select(symbol => IdOf(vocabulary, symbol)).ToArray();
        return new EncodedText(unit.Name, vocabulary, places.Select(number => idOfNumber[number]).ToArray(), text.EnumerateRunes().Count());
    }

    /// <summary>Numbers the distinct symbols in the order of their first places, and lists the number at each place.</summary>
    private static List<string> Number(IEnumerable<string> split, List<int> places)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var symbols = new List<string>();
        foreach (var symbol in split)
        {
            if (!numbers.TryGetValue(symbol, out var number))
            {
                number = symbols.Count;
                numbers.Add(symbol, number);
                symbols.Add(symbol);
            }

            places.Add(number);
        }

        return symbols;
    }

    private static List<string> MostFrequent(List<string> symbols, List<int> places, int count)
    {
        var frequencies = new int[symbols.Count];
        foreach (var number in places)
            frequencies[number]++;
        return
        [
            .. Enumerable.Range(0, symbols.Count)
                .OrderByDescending(number => frequencies[number])
                .ThenBy(number => symbols[number], CodePointOrder.Instance)
                .Take(count)
                .Select(number => symbols[number]),
            WordUnit.Unknown,
        ];
    }

    private static int IdOf(Vocabulary vocabulary, string symbol) =>
        vocabulary.TryGetId(symbol, out var id) || vocabulary.TryGetId(WordUnit.Unknown, out id)
            ? id
            : throw new InvalidOperationException($"'{symbol}' is in no vocabulary.");
}
