namespace CharRnn.Pipeline.Kernels.Tests.Jit;

/// <summary>The reader must see what it is there to find, in listings as .NET 10 writes them.</summary>
public sealed class DisassemblyReaderTests
{
    private const string Header = "; Assembly listing for method CharRnn.Pipeline.Kernels.Generated.Rnn_M7_K2_T25_Single_V512:Softmax(ptr):double:this (FullOpts)";

    [Fact]
    public void Read_CleanMethod_HasNoDefects()
    {
        var method = Assert.Single(Read(
            Header,
            "; Emitting BLENDED_CODE for x64 with AVX512 - Unix",
            "; FullOpts code",
            "; rbp based frame",
            "G_M000_IG01:                ;; offset=0x0000",
            "       push     rbp",
            "       mov      qword ptr [rbp-0x08], rdi",
            "       vmovups  zmm0, zmmword ptr [rax+rcx+0x40]",
            "       ret"));
        Assert.Equal(("Rnn_M7_K2_T25_Single_V512", "Softmax", "FullOpts"), (method.Kernel, method.Method, method.Tier));
        Assert.Empty(method.Defects());
    }

    [Theory]
    [InlineData("; rbp based frame", "       vmovups  zmmword ptr [rbp-0x70], zmm27", 1)]
    [InlineData("; rbp based frame", "       vfmadd213ps ymm1, ymm31, ymmword ptr [rbp-0x130]", 1)]
    [InlineData("; rbp based frame", "       vmovsd   qword ptr [rbp-0x20], xmm0", 1)]
    [InlineData("; rbp based frame", "       vmovups  zmm0, zmmword ptr [rsp+0x40]", 1)]
    [InlineData("; rsp based frame", "       vmovups  zmm0, zmmword ptr [rsp+0x40]", 1)]
    [InlineData("; rsp based frame", "       vmovups  zmm0, zmmword ptr [rbp+0x40]", 0)]
    [InlineData("; rbp based frame", "       lea      rbp, [rsp+0x1B0]", 0)]
    public void Read_RegisterKeptInMemory_IsAVectorOnTheStackOnlyIfItIsOne(string frame, string instruction, int expected) =>
        Assert.Equal(expected, Assert.Single(Read(Header, frame, instruction)).StackVectors.Count);

    [Theory]
    [InlineData("       call     [CharRnn.Pipeline.Kernels.Numerics.PortableMath:Log(double):double]", 1)]
    [InlineData("       call     CORINFO_HELP_POLL_GC", 1)]
    [InlineData("       tail.jmp [Some:Method()]", 1)]
    [InlineData("       jmp      SHORT G_M000_IG05", 0)]
    public void Read_Call_IsFound(string instruction, int expected) =>
        Assert.Equal(expected, Assert.Single(Read(Header, instruction)).Calls.Count);

    [Theory]
    [InlineData("MinOpts")]
    [InlineData("Tier0")]
    [InlineData("Tier0, switched MinOpts")]
    public void Read_MethodNotOptimised_SaysSo(string tier)
    {
        var method = Assert.Single(Read(Header.Replace("FullOpts", tier, StringComparison.Ordinal)));
        Assert.Equal([$"Softmax: compiled as {tier}, not FullOpts"], method.Defects());
    }

    [Fact]
    public void Read_TwoMethods_KeepsTheirInstructionsApart()
    {
        var methods = Read(Header, "       call     [A:B()]", Header.Replace("Softmax", "OutputLayer", StringComparison.Ordinal), "       ret");
        Assert.Equal([1, 0], methods.Select(method => method.Calls.Count));
    }

    [Fact]
    public void Read_UnknownHeader_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => Read("; Assembly listing for method of another format"));

    private static MethodListing[] Read(params string[] lines) => [.. DisassemblyReader.Read(lines)];
}
