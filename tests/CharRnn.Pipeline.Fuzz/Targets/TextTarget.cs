using System.IO.Compression;
using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;
using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Fuzz.Targets;

/// <summary>
/// Text files: the first byte of an input says whether it is compressed, and whether the text is also encoded, which is slow; the rest is the
/// file. A text that is read has no carriage return, and joining what any unit cuts it into gives it back; so do its ids.
/// </summary>
internal sealed class TextTarget : IFuzzTarget
{
    /// <summary>No byte of deflate makes more: the largest match is 258 bytes for 2 bits.</summary>
    private const long MostInflation = 1032;

    /// <summary>Longer texts, which a few compressed bytes can make, would show nothing new, slowly.</summary>
    private const int MostCut = 20_000;

    private static readonly string[] Units = ["character", "byte", "word"];

    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Words { get; } =
    [
        [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x9F, 0x98, 0x80], [0xE2, 0x80, 0x99],
        "\r"u8.ToArray(), "\r\n"u8.ToArray(), "\0"u8.ToArray(), "<unk>"u8.ToArray(), "<0xE2>"u8.ToArray(), " a-b'c"u8.ToArray(),
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0], Compress("the end\r\n"u8), Compress(new byte[3000]), Compress([]),
    ];

    /// <inheritdoc/>
    public long AllocationBound(int inputBytes) => 16_000_000 + (16 * MostInflation * inputBytes);

    /// <inheritdoc/>
    public void Run(byte[] input)
    {
        if (input.Length == 0)
            return;
        try
        {
            var buffer = new TextBuffer();
            TextFile.Append(new MemoryStream(input[1..]), isCompressed: input[0] % 2 == 1, buffer, _ => { });
            var text = Encoding.UTF8.GetString(buffer.Text.Span);
            CheckText(text);
            if (text.Length is > 0 and <= MostCut)
                CheckUnits(text, isEncoded: input[0] % 16 >= 14);
        }
        catch (InvalidDataException error)
        {
            Messages.Check(error.Message);
        }
    }

    private static void CheckText(string text)
    {
        BrokenPromiseException.ThrowUnless(!text.Contains('\r', StringComparison.Ordinal), "a text holds a carriage return");
        BrokenPromiseException.ThrowUnless(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text, "a text is no Unicode");
    }

    private static void CheckUnits(string text, bool isEncoded)
    {
        foreach (var unit in Units.Select(TextUnits.ByName))
        {
            BrokenPromiseException.ThrowUnless(unit.Join(unit.Split(text)) == text, $"joining what the unit {unit.Name} cuts does not give the text back");
            if (!isEncoded)
                continue;
            var encoded = TextEncoder.Encode(Corpus.FromText(text, "fuzz"), unit, maximumWords: 1 << 20);
            var decoded = unit.Join(encoded.Ids.Select(id => encoded.Vocabulary[id]));
            BrokenPromiseException.ThrowUnless(decoded == text, $"the ids of the unit {unit.Name} are not those of the text");
        }
    }

    private static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
            gzip.Write(data);
        return file.ToArray();
    }
}
