using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Scoring;

namespace CharRnn.Pipeline.Commands;

/// <summary>How much each symbol of a text surprises a model, as a table with tabs.</summary>
internal static class SurpriseTable
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the table; symbols stand as JSON strings, so that blanks and line ends are seen.</summary>
    /// <returns>The loss in nats, summed.</returns>
    public static double Write(TextScorer scorer, Vocabulary vocabulary, int[] ids, TextWriter output)
    {
        var symbols = vocabulary.Symbols.Select(symbol => JsonSerializer.Serialize(symbol, Relaxed)).ToArray();
        output.Write("position\tsymbol\tnats\tbits\n");
        return scorer.Losses(ids, (place, nats) => output.Write(string.Create(
            CultureInfo.InvariantCulture, $"{place + 1}\t{symbols[ids[place]]}\t{nats:F4}\t{nats / Math.Log(2):F4}\n")));
    }
}
