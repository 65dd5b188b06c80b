namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Bytes of a text that grows at its end.</summary>
/// <param name="mostBytes">The largest text; null: what one array holds.</param>
internal sealed class TextBuffer(long? mostBytes = null)
{
    private readonly long _mostBytes = mostBytes ?? Array.MaxLength;
    private byte[] _bytes = [];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>The text; no more is added after this.</summary>
    public ReadOnlyMemory<byte> Text => _bytes.AsMemory(0, Length);

    /// <summary>The bytes from a place on.</summary>
    public Span<byte> From(int start) => _bytes.AsSpan(start, Length - start);

    /// <summary>Makes room for so many more bytes exactly, so that a text of known size is never copied.</summary>
    /// <exception cref="InvalidDataException">The text would be too long.</exception>
    public void Reserve(long count)
    {
        if (Length + count > _mostBytes)
            throw new InvalidDataException($"makes the text longer than {_mostBytes:N0} bytes, the most that one run can hold; train on a part of it");
        if (Length + count <= _bytes.Length)
            return;
        var larger = GC.AllocateUninitializedArray<byte>((int)(Length + count));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        _bytes = larger;
    }

    /// <summary>Makes room for at least one more byte where there is none.</summary>
    /// <param name="usual">Room for so many bytes is made while the text is small; a large one doubles, up to the limit.</param>
    /// <exception cref="InvalidDataException">The text would be too long.</exception>
    public void MakeRoom(int usual)
    {
        if (Length == _bytes.Length)
            Reserve(Length == _mostBytes ? 1 : Math.Min(Math.Max(usual, Length), _mostBytes - Length));
    }

    /// <summary>Reads from a stream, as much as one call gives.</summary>
    /// <returns>The number of bytes; 0 at the end.</returns>
    /// <exception cref="InvalidDataException">The text would be too long.</exception>
    public int Read(Stream stream, int most)
    {
        MakeRoom(most);
        var count = stream.Read(_bytes.AsSpan(Length, Math.Min(most, _bytes.Length - Length)));
        Length += count;
        return count;
    }

    /// <summary>Adds bytes that the caller fills in.</summary>
    /// <exception cref="InvalidDataException">The text would be too long.</exception>
    public Span<byte> Extend(int count)
    {
        Reserve(count);
        Length += count;
        return From(Length - count);
    }

    /// <summary>Cuts the end off.</summary>
    public void Truncate(int length) => Length = length;
}
