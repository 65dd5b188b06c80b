using System.Text.RegularExpressions;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed partial class DryRunTests
{
    private const string Stages = """{ "use": "load", "path": "text.txt" }, { "use": "encode" }, { "use": "train", "epochs": 3 }""";

    [Fact]
    public async Task Run_TrainingPipeline_ShowsKernelUpdatesAndTimeAndLeavesNothing()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);
        workspace.Write("text.txt", string.Concat(Enumerable.Repeat("abcde edcba ", 20)));

        var result = (await workspace.RunAsync("run", "--dry-run")).Ended(0);

        // 240 characters, 6 a sequence: 39 updates an epoch.
        Assert.Contains("  3. train  ", result.Output, StringComparison.Ordinal);
        Assert.Contains("  train: compiled kernel for rnn m=4 K=6 T=6, ", result.Output, StringComparison.Ordinal);
        Assert.Matches(Estimate(), result.Output);
        Assert.Equal(["pipeline.json", "text.txt"], workspace.Entries);
    }

    [Fact]
    public async Task Run_MissingText_IsRefusedAsInARun()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);

        var result = (await workspace.RunAsync("run", "--dry-run")).Ended(2);

        Assert.Contains("there is no file 'text.txt'", result.Error, StringComparison.Ordinal);
        Assert.Equal(["pipeline.json"], workspace.Entries);
    }

    [Fact]
    public async Task Run_TextKnownOnlyDuringTheRun_SaysSo()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "name": "you" }, """ + Stages);
        workspace.Write("text.txt", "abcabcabcabc");

        var result = (await workspace.RunAsync("run", "--dry-run")).Ended(0);

        Assert.EndsWith("  train: how long it takes shows when the stages before it have run\n", result.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^  train: 117 updates, about \d+\.\d s; measured: [\d,]+ updates/s, [\d,]+ characters/s$", RegexOptions.Multiline)]
    private static partial Regex Estimate();
}
