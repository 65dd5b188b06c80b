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
    /// <summary>Counts a text.</summary>
    public static ReferenceLosses Of(EncodedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = text.Ids.Span;
        var pairs = new Dictionary<(int First, int Second), int>();
        var counts = new int[text.Vocabulary.Count];
        var firsts = new int[text.Vocabulary.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            counts[ids[i]]++;
            if (i + 1 == ids.Length)
                break;
            firsts[ids[i]]++;
            pairs[(ids[i], ids[i + 1])] = pairs.GetValueOrDefault((ids[i], ids[i + 1])) + 1;
        }

        double symbols = ids.Length;
        var unigram = counts.Sum(count => Surprise(count, symbols)) / symbols;
        var bigram = pairs.Sum(pair => Surprise(pair.Value, firsts[pair.Key.First])) / Math.Max(1, symbols - 1);
        return new ReferenceLosses(Math.Log(counts.Length), unigram, bigram);
    }

    /// <summary>The loss of something that happens <paramref name="count"/> times out of <paramref name="total"/>, over all these times.</summary>
    private static double Surprise(int count, double total) => count == 0 ? 0 : -count * Math.Log(count / total);
}
