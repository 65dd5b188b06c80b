using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;
using CharRnn.Pipeline.Model.Tests.TestKit;

namespace CharRnn.Pipeline.Model.Tests.Sampling;

public sealed class PassageWriterTests
{
    private static readonly KernelShape Shape = new("rnn", Hidden: 4, Vocabulary: 4, Sequence: 5);

    private static readonly Dictionary<string, Vocabulary> Vocabularies = new()
    {
        ["character"] = new(["\n", "a", "é", "🙂"]),
        ["byte"] = new(["\n", "a", "<0xC3>", "<0xA9>"]),
        ["word"] = new(["\n", " sea", "<unk>", "The"]),
    };

    [Theory]
    [InlineData("character")]
    [InlineData("byte")]
    [InlineData("word")]
    public void WriteTo_Any_WritesThePassageAndItsPrime(string unit)
    {
        using var kernel = new ReferenceKernel(Shape);
        var writer = new PassageWriter(kernel, Model(unit));
        var request = new PassageRequest(Prime: [3, 1], Length: 200, Temperature: 1);
        using var text = new StringWriter();

        writer.WriteTo(text, request, new Xoshiro256(1), CancellationToken.None);
        var passage = writer.Write(request, new Xoshiro256(1), CancellationToken.None);

        Assert.Equal(passage.Text, text.ToString());
        Assert.StartsWith(new SymbolText(unit, Vocabularies[unit]).Decode([3, 1]), passage.Text, StringComparison.Ordinal);
        Assert.NotEqual(passage.Text, writer.Write(request, new Xoshiro256(2), CancellationToken.None).Text);
    }

    [Theory]
    [InlineData("character")]
    [InlineData("byte")]
    [InlineData("word")]
    public void WriteTo_MoreSymbols_AllocatesNoMore(string unit)
    {
        using var kernel = new ReferenceKernel(Shape);
        var writer = new PassageWriter(kernel, Model(unit));
        Allocated(writer, 10);

        Assert.Equal(Allocated(writer, 10), Allocated(writer, 10_000));
    }

    [Fact]
    public void WriteTo_Cancelled_Stops()
    {
        using var kernel = new ReferenceKernel(Shape);
        var writer = new PassageWriter(kernel, Model("character"));

        Assert.Throws<OperationCanceledException>(() =>
            writer.WriteTo(TextWriter.Null, new PassageRequest([], int.MaxValue, 1), new Xoshiro256(1), new CancellationToken(canceled: true)));
    }

    private static long Allocated(PassageWriter writer, int length)
    {
        var (request, random) = (new PassageRequest([], length, 1), new Xoshiro256(1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        writer.WriteTo(TextWriter.Null, request, random, CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ModelSnapshot Model(string unit)
    {
        using var kernel = RandomKernel.Create(Shape);
        return new ModelSnapshot(Shape, unit, Vocabularies[unit], KernelTensors.Read(kernel, KernelBuffer.Parameters), Update: 1, SmoothLoss: 1);
    }
}
