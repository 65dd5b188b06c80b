using System.IO.Compression;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Decompresses gzip files, and notices when one is cut short.</summary>
internal static class Gzip
{
    // GZipStream takes the end of its input for the end of the data, wherever in a member it comes
    // (https://github.com/dotnet/runtime/issues/47563). A member of ours behind the file comes out only when all before it is whole.
    private static readonly byte[] EndMark = "whole to the end"u8.ToArray();

    /// <summary>The data of all members of a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, cut short or no gzip file.</exception>
    public static byte[] Decompress(byte[] file)
    {
        using var data = new MemoryStream();
        using (var members = new GZipStream(new MemoryStream([.. file, .. Compress(EndMark)]), CompressionMode.Decompress))
            CopyWhole(members, data);
        var length = (int)data.Length - EndMark.Length;
        return length >= 0 && data.GetBuffer().AsSpan(length, EndMark.Length).SequenceEqual(EndMark)
            ? data.GetBuffer()[..length]
            : throw Broken();
    }

    private static void CopyWhole(GZipStream members, MemoryStream data)
    {
        try
        {
            members.CopyTo(data);
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
