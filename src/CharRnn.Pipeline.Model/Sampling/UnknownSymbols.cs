using System.Globalization;
using System.Text;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Tells people which symbols a model has never seen.</summary>
public static class UnknownSymbols
{
    /// <summary>A symbol in quotes; a single character that is not ASCII with its code point, too.</summary>
    public static string Show(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var quoted = $"'{Excerpt.Of(symbol)}'";
        return Rune.TryGetRuneAt(symbol, 0, out var rune) && rune.Utf16SequenceLength == symbol.Length && !rune.IsAscii
            ? string.Create(CultureInfo.InvariantCulture, $"{quoted} (U+{rune.Value:X4})")
            : quoted;
    }

    /// <summary>Why a passage cannot begin with a text.</summary>
    /// <param name="unknown">The symbols of the text that the vocabulary does not hold; at least one.</param>
    public static string InPrime(IReadOnlyList<UnknownSymbol> unknown) =>
        $"{string.Join(", ", unknown.Select(symbol => Show(symbol.Symbol)))} did not occur in the text: use what the model has learnt";
}
