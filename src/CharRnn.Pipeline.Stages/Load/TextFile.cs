using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Reads one text file: UTF-8 with or without a byte order mark, perhaps compressed; line ends become LF.</summary>
public static class TextFile
{
    private const int ChunkBytes = 1 << 24;

    /// <summary>The text of a file.</summary>
    /// <exception cref="InvalidDataException">Not UTF-8, or not gzip where the name says so; the message says what to do.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string Read(string path)
    {
        var text = new TextBuffer();
        Append(path, text, _ => { });
        return Encoding.UTF8.GetString(text.Text.Span);
    }

    /// <summary>Adds the text of a file to a text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Receives the text; after an exception it holds no part of the file.</param>
    /// <param name="read">Is told how many bytes have been read, each time some have.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    internal static void Append(string path, TextBuffer text, Action<int> read)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        Append(file, IsCompressed(path), text, read);
    }

    /// <summary>Adds the text of an open file to a text.</summary>
    /// <param name="file">The file, at its start.</param>
    /// <param name="isCompressed">Whether it is compressed.</param>
    /// <param name="text">Receives the text; after an exception it holds no part of the file.</param>
    /// <param name="read">Is told how many bytes have been read, each time some have.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    internal static void Append(Stream file, bool isCompressed, TextBuffer text, Action<int> read)
    {
        var start = text.Length;
        try
        {
            if (isCompressed)
                Gzip.Decompress(ReadWhole(file).Span, text);
            else
                AppendPlain(file, text, read);
            CheckUtf8(text.From(start));
        }
        catch
        {
            text.Truncate(start);
            throw;
        }

        RemoveMark(text, start);
        text.Truncate(start + LineEnds.ToLineFeeds(text.From(start)));
    }

    /// <summary>Whether a file is compressed, by its name.</summary>
    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlyMemory<byte> ReadWhole(Stream file)
    {
        var content = new TextBuffer();
        AppendPlain(file, content, _ => { });
        return content.Text;
    }

    private static void AppendPlain(Stream file, TextBuffer text, Action<int> read)
    {
        // One byte more than the file has: the last read, which finds its end, needs room to look for more.
        if (file.CanSeek)
            text.Reserve(file.Length + 1);
        for (var count = text.Read(file, ChunkBytes); count > 0; count = text.Read(file, ChunkBytes))
            read(count);
    }

    private static void RemoveMark(TextBuffer text, int start)
    {
        var bytes = text.From(start);
        if (!bytes.StartsWith(Encoding.UTF8.Preamble))
            return;
        bytes[Encoding.UTF8.Preamble.Length..].CopyTo(bytes);
        text.Truncate(text.Length - Encoding.UTF8.Preamble.Length);
    }

    private static void CheckUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return;
        var offset = ValidLength(bytes);
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
