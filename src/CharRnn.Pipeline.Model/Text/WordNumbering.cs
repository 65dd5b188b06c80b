using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>Numbers words: the most frequent ones, and one symbol for the rest.</summary>
internal static class WordNumbering
{
    /// <summary>Numbers the words of a text.</summary>
    /// <param name="words">The text.</param>
    /// <param name="maximum">Largest vocabulary, the unknown token included.</param>
    public static NumberedText Of(IEnumerable<string> words, int maximum)
    {
        var places = new List<int>();
        var symbols = Number(words, places);
        var kept = symbols.Count > maximum ? MostFrequent(symbols, places, maximum - 1) : symbols;
        var vocabulary = new Vocabulary(kept.Order(CodePointOrder.Instance));
        var idOfNumber = symbols.Select(symbol => IdOf(vocabulary, symbol)).ToArray();
        return new NumberedText(vocabulary, SymbolSequence.From([.. places.Select(number => idOfNumber[number])]));
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
