using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Running;

/// <summary>Kernels of shapes that were not built in, as runs of the real executable meet them one after the other.</summary>
public sealed class KernelCacheTests
{
    private const string NotBuiltIn = "no kernel of this shape was built in";

    [Fact]
    public async Task Run_SecondTime_TakesTheKernelFromTheCacheWithoutACompiler()
    {
        using var workspace = Open("cache");

        var first = (await workspace.RunAsync("--out", "first")).Ended(0);
        var second = (await workspace.RunAsync("--out", "second")).Ended(0);

        Assert.Matches($@"Kernel Rnn_M4_K5_T6_Single_V\d+ compiled in \d+\.\d s, kept for the next time: {NotBuiltIn}\n", first.Error);
        Assert.Matches($@"Kernel Rnn_M4_K5_T6_Single_V\d+ taken from the cache in \d+ ms, \d+\.\d s saved: {NotBuiltIn}\n", second.Error);
        Assert.EndsWith("by a compiler\n", first.Error, StringComparison.Ordinal);
        Assert.EndsWith("without a compiler\n", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DamagedEntry_CompilesAgain()
    {
        using var workspace = Open("cache");
        (await workspace.RunAsync("--out", "first")).Ended(0);
        var entry = Assert.Single(Directory.GetFiles(workspace.PathOf("cache/kernels")));
        var sound = File.ReadAllBytes(entry);
        File.WriteAllBytes(entry, [.. sound[..^1], (byte)(sound[^1] + 1)]);

        var second = (await workspace.RunAsync("--out", "second")).Ended(0);
        var third = (await workspace.RunAsync("--out", "third")).Ended(0);

        Assert.Contains(
            $"WRN Cached kernel {entry} is not used: its content has changed: the SHA-256 does not match; it is compiled again and replaced\n",
            second.Error, StringComparison.Ordinal);
        Assert.Contains("kept for the next time", second.Error, StringComparison.Ordinal);
        Assert.Contains("taken from the cache", third.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CacheThatCannotBeWritten_WarnsAndRuns()
    {
        using var workspace = Open("pipeline.json");

        var result = (await workspace.RunAsync("--out", "run")).Ended(0);

        Assert.Contains("WRN Compiled kernels are not cached: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("not kept", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CacheSwitchedOff_LeavesNothing()
    {
        using var workspace = Open("off");

        var result = (await workspace.RunAsync("--quiet", "--out", "run")).Ended(0);

        Assert.Empty(result.Error);
        Assert.Equal(["pipeline.json", "run", "run/log.txt", "run/pipeline.json", "run/run.json", "run/run.lock"], workspace.Entries);
    }

    private static Workspace Open(string cache)
    {
        var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "want" }""");
        workspace.Environment["CHARRNN_CACHE"] = cache;
        return workspace;
    }
}
