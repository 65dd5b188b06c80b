using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Kernels;

namespace CharRnn.Pipeline.Emit.Tests.Kernels;

public sealed class KernelEmitterTests
{
    private static readonly ModelConfiguration Model = new("rnn", Hidden: 100, Vocabulary: 78, Sequence: 25);

    public static TheoryData<string> Specs => new(KernelSpec.Of(Model).Select(spec => spec.TypeName));

    [Theory]
    [MemberData(nameof(Specs))]
    public void Emit_SameSpecTwice_GivesTheSameBytes(string typeName)
    {
        var spec = SpecOf(typeName);
        Assert.Equal(KernelEmitter.Emit(spec), KernelEmitter.Emit(spec with { Hidden = 100 }));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Emit_AnySpec_EndsLinesWithLineFeedsAlone(string typeName)
    {
        var text = KernelEmitter.Emit(SpecOf(typeName));
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void Emit_AnySpec_LeavesNoLineWithBlanksAtItsEnd(string typeName) =>
        Assert.DoesNotContain(KernelEmitter.Emit(SpecOf(typeName)).Split('\n'), line => line.EndsWith(' '));

    [Fact]
    public void Emit_Header_NamesShapeEquationsAndMemory()
    {
        var text = KernelEmitter.Emit(KernelSpec.Of(Model)[0]);
        Assert.Contains("hidden size m = 100, vocabulary size K = 78, sequence length T = 25; float, 512-bit vectors", text, StringComparison.Ordinal);
        Assert.Contains("h[t] = tanh(W h[t-1] + U[:,x[t]] + b)", text, StringComparison.Ordinal);
        Assert.Contains("W (m,m) in blocks of 4 by 4", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_UnknownCell_IsRefused() =>
        Assert.Throws<ArgumentException>(() => KernelEmitter.Emit(KernelSpec.Of(Model)[0] with { Cell = "lstm" }));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1024, 10_000)]
    public void Emit_SmallestAndLargestShapes_GiveTextOfSimilarSize(int hidden, int vocabulary)
    {
        // Loops over tiles, tiles unrolled: the text does not grow with the dimensions.
        foreach (var spec in KernelSpec.Of(new ModelConfiguration("rnn", hidden, vocabulary, 25)))
            Assert.InRange(KernelEmitter.Emit(spec).Length, 10_000, 500_000);
    }

    private static KernelSpec SpecOf(string typeName) => KernelSpec.Of(Model).Single(spec => spec.TypeName == typeName);
}
