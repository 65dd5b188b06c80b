using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Examples;

public sealed class NpzTests
{
    [Fact]
    public async Task Run_Pipeline_WritesTheModelsTensors()
    {
        using var workspace = new Workspace();

        (await Example.RunAsync(workspace, "Npz", "npz.model=last")).Ended(0);

        using var archive = ZipFile.OpenRead(workspace.PathOf("here/model.npz"));
        Assert.Equal(["U.npy", "W.npy", "V.npy", "b.npy", "c.npy", "vocabulary.npy"], archive.Entries.Select(entry => entry.FullName));
        var model = ModelFile.Read(workspace.PathOf("here/checkpoints/last.safetensors"));
        foreach (var tensor in model.Tensors)
        {
            var (header, data) = Read(archive, tensor.Shape.Name);
            var shape = string.Concat(tensor.Shape.Dimensions.Select(size => $"{size}, "));
            Assert.StartsWith($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({shape}), }}", header, StringComparison.Ordinal);
            Assert.True(MemoryMarshal.Cast<byte, float>(data).SequenceEqual(tensor.Values.Span), tensor.Shape.Name);
        }

        var (_, symbols) = Read(archive, "vocabulary");
        Assert.Equal(string.Concat(model.Vocabulary.Symbols), Encoding.UTF32.GetString(symbols));
    }

    [Theory]
    [InlineData("npz.file=../model.npz", "write a file name that ends in .npz")]
    [InlineData("npz.model=worst", "is not allowed; write one of \"best\", \"last\"")]
    public async Task Run_WrongOption_SaysWhatToDo(string option, string message)
    {
        using var workspace = new Workspace();

        var result = (await Example.RunAsync(workspace, "Npz", option)).Ended(2);

        Assert.EndsWith(message + "\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(workspace.Entries);
    }

    /// <summary>An array's header and bytes, by NumPy's description of its format.</summary>
    private static (string Header, byte[] Data) Read(ZipArchive archive, string name)
    {
        using var memory = new MemoryStream();
        using (var stream = archive.GetEntry(name + ".npy")!.Open())
            stream.CopyTo(memory);
        var bytes = memory.ToArray();
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0], bytes[..8]);
        var start = 10 + BitConverter.ToUInt16(bytes, 8);
        Assert.Equal(0, start % 64);
        Assert.Equal((byte)'\n', bytes[start - 1]);
        return (Encoding.ASCII.GetString(bytes, 10, start - 10), bytes[start..]);
    }
}
