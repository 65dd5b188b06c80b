using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Running;

/// <summary>Runs of the real executable that go well.</summary>
public sealed class RunTests
{
    private const string Stages = """{ "use": "read" }, { "use": "greet", "name": "you" }, { "use": "spell" }""";

    [Fact]
    public async Task Run_GoodPipeline_LeavesTheFilesOfTheContract()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);

        var result = (await workspace.RunAsync()).Ended(0);

        Assert.Equal("Done: runs/sample/001\n", result.Output.Replace('\\', '/'));
        Assert.Equal(
            ["greeting.txt", "log.txt", "pipeline.json", "run.json", "run.lock"],
            workspace.Entries.Where(entry => entry.StartsWith("runs/sample/001/", StringComparison.Ordinal)).Select(Path.GetFileName));
        Assert.Equal("Hello, you\n", workspace.Read("runs/sample/001/greeting.txt"));
        var record = workspace.ReadJson("runs/sample/001/run.json");
        Assert.Equal("finished", (string?)record["status"]);
        Assert.Equal(0, (int?)record["exitCode"]);
        Assert.Equal(Product.Version, (string?)record["version"]);
        Assert.True((DateTimeOffset)record["started"]! <= (DateTimeOffset)record["ended"]!);
        Assert.Null(record["kernel"]);
        Assert.Equal(["read", "greet", "spell"], record["seconds"]!.AsObject().Select(stage => stage.Key));
    }

    [Fact]
    public async Task Run_LogOfPreparingStages_StandsInTheFileAndOnTheTerminal()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);

        var result = (await workspace.RunAsync("--out", "here")).Ended(0);

        foreach (var text in new[] { workspace.Read("here/log.txt"), result.Error })
        {
            Assert.Contains("Read before the run folder", text, StringComparison.Ordinal);
            Assert.Contains("greet greets you", text, StringComparison.Ordinal);
            Assert.Contains("8 letters", text, StringComparison.Ordinal);
        }

        Assert.Contains("spell 100%  11/11 letters  spelling\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Twice_TakesTheNextNumber()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);
        Directory.CreateDirectory(workspace.PathOf("runs/sample/041"));

        var result = (await workspace.RunAsync("run", "pipeline.json")).Ended(0);

        Assert.Equal("Done: runs/sample/042\n", result.Output.Replace('\\', '/'));
    }

    [Fact]
    public async Task Run_Quiet_ShowsTheLastLineOnly()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);

        var result = (await workspace.RunAsync("--quiet", "--out", "here")).Ended(0);

        Assert.Empty(result.Error);
        Assert.Equal("Done: here\n", result.Output);
        Assert.Contains("greet greets you", workspace.Read("here/log.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DryRun_ShowsThePlanAndLeavesNothing()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);

        var result = (await workspace.RunAsync("--dry-run", "--set", "seed=7")).Ended(0);

        Assert.Equal("""
            sample: rnn m=4 K=5 T=6, seed 7
              1. read
              2. greet  name = "you", tone = "warm", times = 1, volume = 0.5, loud = false, others = [], language = "en"
                 produces Greeting
              3. spell
                 consumes Greeting

            """, result.Output);
        Assert.Equal(["pipeline.json"], workspace.Entries);
    }

    [Fact]
    public async Task Run_Overrides_ReachTheStagesAndTheResolvedPipeline()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "id": "first", "name": "you" }, { "use": "greet", "name": "all", "times": 2 }""");

        (await workspace.RunAsync(
            "--out", "here", "--set", "model.hidden=128", "--set", "greet.times=3", "--set", "greet.others=[\"you\"]", "--set", "first.tone=veryFormal",
            "--set", "greet.times=1")).Ended(0);

        Assert.Equal("Hello, all and you\n", workspace.Read("here/greeting.txt"));
        var resolved = workspace.ReadJson("here/pipeline.json");
        Assert.Equal(128, (int?)resolved["model"]!["hidden"]);
        Assert.Equal(1, (int?)resolved["seed"]);
        Assert.Equal("first", (string?)resolved["stages"]![0]!["id"]);
        Assert.Equal("veryFormal", (string?)resolved["stages"]![0]!["tone"]);
        Assert.Equal(1, (int?)resolved["stages"]![1]!["times"]);
        Assert.Equal(0.5, (double?)resolved["stages"]![1]!["volume"]);
    }

    [Fact]
    public async Task Run_ResolvedPipeline_RunsAgainToTheSameEnd()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline(Stages);
        (await workspace.RunAsync("--out", "first", "--set", "greet.volume=0.75")).Ended(0);

        (await workspace.RunAsync("run", "first/pipeline.json", "--out", "second")).Ended(0);

        Assert.Equal(workspace.Read("first/pipeline.json"), workspace.Read("second/pipeline.json"));
        Assert.Equal(workspace.Read("first/greeting.txt"), workspace.Read("second/greeting.txt"));
    }
}
