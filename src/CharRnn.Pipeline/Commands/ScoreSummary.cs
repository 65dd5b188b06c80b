using System.Globalization;

namespace CharRnn.Pipeline.Commands;

/// <summary>Prints a score.</summary>
internal static class ScoreSummary
{
    /// <summary>Writes one line a figure.</summary>
    public static void Write(TextScore score, TextWriter output)
    {
        var (text, unit) = (score.Text, score.Text.Unit);
        var isCharacters = unit == "character";
        Line("characters", $"{text.Characters:N0}");
        if (!isCharacters)
            Line(unit + "s", $"{text.Ids.Length:N0}");
        if (score.UnknownWords > 0)
            Line("unknown words", $"{score.UnknownWords:N0}");
        Line("nats per " + unit, $"{score.Nats:F4}");
        Line("bits per " + unit, $"{score.Bits:F4}");
        if (!isCharacters)
            Line("bits per character", $"{score.BitsPerCharacter:F4}");
        Line("perplexity", $"{score.Perplexity:F3}");

        void Line(string name, FormattableString value) => output.Write($"{name,-20} {value.ToString(CultureInfo.InvariantCulture)}\n");
    }
}
