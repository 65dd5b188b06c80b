using System.Buffers;
using System.Text;

namespace CharRnn.Pipeline.Model.Text;

/// <summary>Bytes of UTF-8: a character is written with its last byte; bytes that make none become U+FFFD.</summary>
internal sealed class ByteJoiner(TextWriter output) : ISymbolJoiner
{
    private readonly byte[] _pending = new byte[4];
    private int _count;

    public void Add(string symbol)
    {
        _pending[_count++] = ByteUnit.ByteOf(symbol);
        Decode(isEnd: false);
    }

    public void End() => Decode(isEnd: true);

    // The system's decoder would do, but allocates for bytes that make no character, and a young model writes many.
    private void Decode(bool isEnd)
    {
        Span<char> text = stackalloc char[2];
        while (_count > 0)
        {
            var status = Rune.DecodeFromUtf8(_pending.AsSpan(0, _count), out var character, out var consumed);
            if (status == OperationStatus.NeedMoreData && !isEnd)
                return;
            output.Write(text[..character.EncodeToUtf16(text)]);
            _pending.AsSpan(consumed, _count - consumed).CopyTo(_pending);
            _count -= consumed;
        }
    }
}
