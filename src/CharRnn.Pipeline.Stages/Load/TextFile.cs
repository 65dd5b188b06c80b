using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Reads one text file: UTF-8 with or without a byte order mark, perhaps compressed; line ends become LF.</summary>
public static class TextFile
{
    /// <summary>The text of a file.</summary>
    /// <exception cref="InvalidDataException">Not UTF-8, or not gzip where the name says so; the message says what to do.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return Decode(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Gzip.Decompress(bytes) : bytes);
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
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
            + $"convert the text, for example with: iconv -f {LikelyEncoding(bytes)} -t UTF-8");
    }

    /// <summary>The length of the valid beginning.</summary>
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) == OperationStatus.Done)
            length += consumed;
        return length;
    }

    private static string LikelyEncoding(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? "UTF-16" : "WINDOWS-1252";
}
