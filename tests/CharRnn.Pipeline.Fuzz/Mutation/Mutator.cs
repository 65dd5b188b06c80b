namespace CharRnn.Pipeline.Fuzz.Mutation;

/// <summary>Makes new inputs out of old ones: a few small changes after another, as American fuzzy lop's "havoc" does.</summary>
/// <param name="random">Decides.</param>
/// <param name="words">Pieces of the format.</param>
/// <param name="mostBytes">Inputs grow no longer.</param>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> words, int mostBytes)
{
    private static readonly byte[] Telling = [0, 1, 0x20, 0x22, 0x5C, 0x7F, 0x80, 0xC3, 0xED, 0xFE, 0xFF];

    /// <summary>A changed copy of an input.</summary>
    /// <param name="input">Any bytes.</param>
    /// <param name="other">Gives another input, to take a piece from.</param>
    public byte[] Mutate(byte[] input, Func<byte[]> other)
    {
        var bytes = new List<byte>(input);
        for (var changes = 1 << random.Next(5); changes > 0; changes--)
            Change(bytes, other);
        if (bytes.Count > mostBytes)
            bytes.RemoveRange(mostBytes, bytes.Count - mostBytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, Func<byte[]> other)
    {
        switch (random.Next(10))
        {
            case 0 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                break;
            case 2 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)] += (byte)random.Next(-16, 17);
                break;
            case 3 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)] = Telling[random.Next(Telling.Length)];
                break;
            case 4 or 5 when bytes.Count > 0:
                Remove(bytes);
                break;
            case 6:
                Insert(bytes, Piece([.. bytes]));
                break;
            case 7:
                Insert(bytes, Piece(other()));
                break;
            case 8 when bytes.Count > 0:
                Overwrite(bytes, words[random.Next(words.Count)]);
                break;
            default:
                Insert(bytes, words[random.Next(words.Count)]);
                break;
        }
    }

    private void Remove(List<byte> bytes)
    {
        var start = random.Next(bytes.Count);
        bytes.RemoveRange(start, Length(bytes.Count - start));
    }

    private byte[] Piece(byte[] source)
    {
        var start = random.Next(source.Length + 1);
        return source[start..(start + Length(source.Length - start))];
    }

    private void Insert(List<byte> bytes, byte[] piece)
    {
        if (bytes.Count + piece.Length <= mostBytes)
            bytes.InsertRange(random.Next(bytes.Count + 1), piece);
    }

    private void Overwrite(List<byte> bytes, byte[] piece)
    {
        var start = random.Next(bytes.Count);
        bytes.RemoveRange(start, Math.Min(piece.Length, bytes.Count - start));
        bytes.InsertRange(start, piece);
    }

    /// <summary>Short pieces mostly, and sometimes all there is.</summary>
    private int Length(int most) => most == 0 ? 0 : random.Next(4) == 0 ? 1 + random.Next(most) : 1 + random.Next(Math.Min(most, 8));
}
