using System.IO.Compression;
using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Stages.Tests.Load;

public sealed class GzipTests
{
    private static readonly byte[] Data = [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * i / 7))];

    [Fact]
    public void Decompress_WholeFile_GivesTheData() => Assert.Equal(Data, Decompress(Compress(Data)));

    [Fact]
    public void Decompress_SeveralMembers_GivesTheDataOfAll() =>
        Assert.Equal([.. Data, .. Data], Decompress([.. Compress(Data), .. Compress(Data)]));

    [Fact]
    public void Decompress_FileCutAnywhere_IsRefused()
    {
        var file = Compress(Data);

        Assert.All(Enumerable.Range(1, file.Length - 1), length => Assert.Throws<InvalidDataException>(() => Decompress(file[..length])));
    }

    [Fact]
    public void Decompress_FlippedBit_IsRefused()
    {
        var file = Compress(Data);
        file[file.Length / 2] ^= 1;

        Assert.Throws<InvalidDataException>(() => Decompress(file));
    }

    [Fact]
    public void Decompress_IntoATextBegun_AddsTheData()
    {
        var text = new TextBuffer();
        text.Extend(1)[0] = 7;
        Gzip.Decompress(Compress(Data), text);

        Assert.Equal([7, .. Data], text.Text.ToArray());
    }

    [Fact]
    public void Decompress_Bomb_StopsAtTheLimit()
    {
        var bomb = Compress(new byte[100_000_000]);
        var text = new TextBuffer(mostBytes: 2_000_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => Gzip.Decompress(bomb, text));

        Assert.Equal("makes the text longer than 2,000,000 bytes, the most that one run can hold; train on a part of it", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 2_000_000, 5_000_000);
    }

    private static byte[] Decompress(byte[] file)
    {
        var text = new TextBuffer();
        Gzip.Decompress(file, text);
        return text.Text.ToArray();
    }

    private static byte[] Compress(byte[] data)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
            gzip.Write(data);
        return file.ToArray();
    }
}
