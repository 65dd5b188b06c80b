using System.IO.Compression;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Decompresses gzip files, and notices when one is cut short.</summary>
internal static class Gzip
{
    // GZipStream takes the end of its input for the end of the data, wherever in a member it comes
    // (https://github.com/dotnet/runtime/issues/47563). A member of ours behind the file comes out only when all before it is whole.
    private static readonly byte[] EndMark = "whole to the end"u8.ToArray();

    private const int ChunkBytes = 1 << 20;

    /// <summary>Adds the data of all members of a file to a text.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, cut short or no gzip file, or makes the text too long.</exception>
    public static void Decompress(ReadOnlySpan<byte> file, TextBuffer text)
    {
        var start = text.Length;
        using (var members = new GZipStream(new MemoryStream([.. file, .. Compress(EndMark)]), CompressionMode.Decompress))
        {
            while (Read(members, text) > 0)
            {
            }
        }

        if (!text.From(start).EndsWith(EndMark))
            throw Broken();
        text.Truncate(text.Length - EndMark.Length);
    }

    private static int Read(GZipStream members, TextBuffer text)
    {
        // A text that would be too long is no broken file.
        text.MakeRoom(ChunkBytes);
        try
        {
            return text.Read(members, ChunkBytes);
        }
        catch (InvalidDataException error)
        {
            throw Broken(error);
        }
    }

    private static byte[] Compress(byte[] data)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            gzip.Write(data);
        return file.ToArray();
    }

    private static InvalidDataException Broken(Exception? cause = null) =>
        new("is no whole gzip file: it is damaged or cut short; fetch it or compress it again", cause);
}
