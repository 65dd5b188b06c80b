using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed class KernelsCommandTests
{
    private const string Size = @" +[\d.]+ [kMG]B";

    [Fact]
    public async Task Run_PipelineOfABuiltInShape_ShowsTheKernelsAndWhichServe()
    {
        using var workspace = new Workspace();
        workspace.Environment["CHARRNN_VECTORS"] = "256";
        workspace.Write("pipeline.json", """{ "name": "a", "model": { "hidden": 100, "vocabulary": 78, "sequence": 25 }, "stages": [ { "use": "load" } ] }""");

        var result = (await workspace.RunAsync("kernels")).Ended(0);

        Assert.StartsWith("""
            rnn m=100 K=78 T=25, the shape of pipeline.json
              generated kernel, AVX2
                emitted at build time
                asked for by CHARRNN_VECTORS

              precision  vectors
            """, result.Output, StringComparison.Ordinal);
        Assert.Matches($"\n  float      AVX-512 {Size} {Size}  built in\n  float      AVX2 {Size} {Size}  built in       <- serves here\n", result.Output);
        Assert.Matches($"\n  double     AVX2 {Size} {Size}  built in       <- serves here\n  double     128-bit {Size} {Size}  built in\n", result.Output);
        Assert.Matches("\n  rnn   100     78  25      25,778  <- this shape\n", result.Output);
        Assert.Contains("\nOthers are compiled when they are needed, and not kept.\n", result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Run_KernelThatAnEarlierRunCompiled_IsInTheCache()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "want" }""");
        workspace.Environment["CHARRNN_CACHE"] = "cache";
        workspace.Environment["CHARRNN_VECTORS"] = "128";
        (await workspace.RunAsync("--out", "run")).Ended(0);

        var same = (await workspace.RunAsync("kernels")).Ended(0);
        var other = (await workspace.RunAsync("kernels", "--hidden", "9")).Ended(0);

        Assert.Matches($"  float      128-bit {Size} {Size}  in the cache   <- serves here\n", same.Output);
        Assert.Contains($"up to 256 are kept in\n  {workspace.PathOf("cache/kernels")}\n", same.Output, StringComparison.Ordinal);
        Assert.StartsWith("rnn m=9 K=5 T=6, the shape asked for\n  compiled kernel, 128-bit\n", other.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("in the cache", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoPipeline_ShowsWhatWasBuiltIn()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("kernels")).Ended(0);

        Assert.StartsWith("Built in\n  cell ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<-", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Emit_WritesTheEmittersText()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("kernels", "--hidden", "3", "--vocabulary", "4", "--sequence", "5", "--emit", "the/source")).Ended(0);

        var specs = KernelSpec.Of(new ModelConfiguration("rnn", 3, 4, 5));
        Assert.Equal(6, specs.Count);
        foreach (var spec in specs)
        {
            Assert.Equal(KernelEmitter.Emit(spec), workspace.Read($"the/source/{spec.TypeName}.g.cs"));
            Assert.Contains($"Wrote {Path.Combine("the/source", spec.TypeName + ".g.cs")}\n", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_EmitOverAFile_SaysWhy()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "want" }""");

        var result = (await workspace.RunAsync("kernels", "--emit", "pipeline.json")).Ended(2);

        Assert.StartsWith("command line: --emit: 'pipeline.json' cannot be written: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("; name another folder\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SizesOutOfRange_AreToldAllAtOnce()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("kernels", "--hidden", "-1", "--vocabulary", "many", "--sequence", "4097")).Ended(2);

        Assert.Equal("""
            command line: --hidden: -1 is out of range; write a whole number from 1 to 4096
            command line: --vocabulary: "many" is not a whole number; write a whole number from 1 to 65536
            command line: --sequence: 4097 is out of range; write a whole number from 1 to 4096

            """, result.Error);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("--hidden", "--vocabulary", "--sequence")]
    [InlineData("--emit", "--hidden", "--vocabulary", "--sequence")]
    public async Task Run_SizesThatNothingGives_AreMissing(string given, params string[] missing)
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("kernels", given, "7")).Ended(2);

        Assert.Equal(
            missing.Select(name => $"command line: {name}: is missing, and there is no pipeline that gives it; write a number, or name a PIPELINE"),
            result.Error.TrimEnd().Split('\n'));
        Assert.Empty(workspace.Entries);
    }

    [Fact]
    public async Task Run_PipelineThatIsWrong_PointsAtIt()
    {
        using var workspace = new Workspace();
        workspace.Write("other.json", """{ "name": "a", "model": { "hidden": 0, "vocabulary": 78, "sequence": 25 }, "stages": [ { "use": "load" } ] }""");

        var result = (await workspace.RunAsync("kernels", "other.json")).Ended(2);

        Assert.Equal("other.json(1,37): model.hidden: 0 is out of range; write a whole number from 1 to 4096\n", result.Error);
    }

    [Fact]
    public async Task Run_Help_ShowsExamples()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("kernels", "--help")).Ended(0);

        Assert.Contains("charrnn kernels --hidden 64 --vocabulary 96 --sequence 32 --emit source", result.Output, StringComparison.Ordinal);
    }
}
