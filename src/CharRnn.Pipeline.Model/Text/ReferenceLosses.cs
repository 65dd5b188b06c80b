using System.Runtime.InteropServices;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>
/// What simple models of a text would lose, in nats a symbol: the ladder that a trained model's loss is read against. The two counted models
/// are measured on the text that they were counted on, so they are a little better than they deserve.
/// </summary>
/// <param name="Uniform">Every symbol alike: ln K.</param>
/// <param name="Unigram">Symbols by their frequency: the entropy of the text's symbols.</param>
/// <param name="Bigram">Symbols by their frequency after the symbol before: the conditional entropy of neighbours.</param>
public sealed record ReferenceLosses(double Uniform, double Unigram, double Bigram)
{
    /// <summary>Up to this vocabulary every pair has a place of its own, 16 MB of them; above it only pairs that occur have one.</summary>
    private const int MostInTable = 2048;

    /// <summary>Counts a text.</summary>
    public static ReferenceLosses Of(EncodedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var size = text.Vocabulary.Count;
        var pairs = size <= MostInTable ? PairsInTable(text.Ids, size) : PairsThatOccur(text.Ids, size);
        var firsts = new int[size];
        foreach (var (pair, count) in pairs)
            firsts[pair / size] += count;

        // Every symbol but the last begins a pair.
        var counts = firsts.ToArray();
        counts[text.Ids[^1]]++;
        double symbols = text.Ids.Length;
        var unigram = counts.Sum(count => Surprise(count, symbols)) / symbols;
        var bigram = pairs.Sum(pair => Surprise(pair.Count, firsts[pair.Pair / size])) / Math.Max(1, symbols - 1);
        return new ReferenceLosses(Math.Log(size), unigram, bigram);
    }

    private static List<(long Pair, int Count)> PairsInTable(SymbolSequence ids, int size)
    {
        var table = new int[size * size];
        var first = ids[0];
        for (var i = 1; i < ids.Length; i++)
        {
            var second = ids[i];
            table[first * size + second]++;
            first = second;
        }

        return [.. table.Select((count, pair) => ((long)pair, count)).Where(entry => entry.count > 0)];
    }

    private static List<(long Pair, int Count)> PairsThatOccur(SymbolSequence ids, int size)
    {
        var counts = new Dictionary<long, int>();
        for (var i = 1; i < ids.Length; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (long)ids[i - 1] * size + ids[i], out _)++;
        return [.. counts.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>The loss of something that happens <paramref name="count"/> times out of <paramref name="total"/>, over all these times.</summary>
    private static double Surprise(int count, double total) => count == 0 ? 0 : -count * Math.Log(count / total);
}
