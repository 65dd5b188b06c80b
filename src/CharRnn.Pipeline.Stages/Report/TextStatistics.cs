using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>What the report says of the encoded text.</summary>
/// <param name="Text">The text as symbol ids.</param>
/// <param name="References">What simple models of it lose, in nats a symbol.</param>
/// <param name="Commonest">The most frequent symbols by name, each with its share of the text.</param>
internal sealed record TextStatistics(EncodedText Text, ReferenceLosses References, IReadOnlyList<(string Name, double Share)> Commonest)
{
    private const int Shown = 12;

    /// <summary>Counts a text.</summary>
    public static TextStatistics Of(EncodedText text)
    {
        var counts = new int[text.Vocabulary.Count];
        for (var i = 0; i < text.Ids.Length; i++)
            counts[text.Ids[i]]++;
        var commonest = Enumerable.Range(0, counts.Length)
            .OrderByDescending(id => counts[id]).ThenBy(id => id)
            .Take(Shown)
            .Select(id => (NameOf(text.Vocabulary[id]), (double)counts[id] / text.Ids.Length));
        return new TextStatistics(text, ReferenceLosses.Of(text), [.. commonest]);
    }

    /// <summary>Blanks have names: nobody sees them otherwise. A word's leading blank is shown as an open box.</summary>
    private static string NameOf(string symbol) => symbol switch
    {
        " " => "space",
        "\n" => "line end",
        "\t" => "tab",
        _ => symbol.Replace(' ', '␣'),
    };
}
