using System.Text;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>Bytes of UTF-8: a character is written with its last byte; bytes that make none become U+FFFD.</summary>
internal sealed class ByteJoiner(TextWriter output) : ISymbolJoiner
{
    // What a byte completes: at most a broken character's mark, and a character of two UTF-16 units.
    private const int MostAtOnce = 4;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public void Add(string symbol) => Decode([ByteUnit.ByteOf(symbol)], isEnd: false);

    public void End() => Decode([], isEnd: true);

    private void Decode(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        Span<char> text = stackalloc char[MostAtOnce];
        output.Write(text[.._decoder.GetChars(bytes, text, isEnd)]);
    }
}
