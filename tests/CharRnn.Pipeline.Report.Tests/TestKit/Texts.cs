using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Report.Tests.TestKit;

/// <summary>A small text and its encodings.</summary>
internal static class Texts
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("The tide came in under the door.\n\"Is it late?\" she said.\n", 30));

    public static Corpus Corpus { get; } = Corpus.FromText(Text, "corpora/tide.txt");

    public static EncodedText Encoded { get; } = TextEncoder.Encode(Corpus, TextUnits.ByName("character"), 100);

    public static EncodedText Words { get; } = TextEncoder.Encode(Corpus, TextUnits.ByName("word"), 100);
}
