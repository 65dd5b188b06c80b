using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Reads one text file: UTF-8 with or without a byte order mark, perhaps compressed; line ends become LF.</summary>
internal static class TextFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The text of a file.</summary>
    /// <exception cref="InvalidDataException">Not UTF-8, or not gzip where the name says so; the message names file, place and cure.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            return Decode(stream);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' {error.Message}", error);
        }
    }

    /// <summary>The text of a stream.</summary>
    /// <exception cref="InvalidDataException">Not UTF-8.</exception>
    public static string Decode(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        ReadOnlySpan<byte> bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var start = bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        CheckUtf8(bytes, start);
        return Encoding.UTF8.GetString(bytes[start..]).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static void CheckUtf8(ReadOnlySpan<byte> bytes, int start)
    {
        if (Utf8.IsValid(bytes[start..]))
            return;
        var offset = start + ValidLength(bytes[start..]);
        throw new InvalidDataException(
            $"is not UTF-8: byte 0x{bytes[offset]:X2} at offset {offset} starts no character; "
            + "convert the file, for example with: iconv -f ISO-8859-1 -t UTF-8");
    }

    /// <summary>The length of the valid beginning.</summary>
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            length += consumed;
        return length;
    }
}
