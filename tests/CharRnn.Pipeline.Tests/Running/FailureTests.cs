using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Running;

/// <summary>Stages that fail, in the real executable.</summary>
public sealed class FailureTests
{
    private const string Unexpected = "Stage fail of CharRnn.Pipeline.SamplePlugin failed unexpectedly: a mistake in two lines (log.txt has the details)";

    [Theory]
    [InlineData("expected", 1, "Stage fail of CharRnn.Pipeline.SamplePlugin failed: the disk of the sample is full")]
    [InlineData("gradientCheck", 3, "Stage fail of CharRnn.Pipeline.SamplePlugin failed: a gradient is wrong")]
    [InlineData("configuration", 2, "pipeline.json(5,39): stages[0].how: is wrong")]
    [InlineData("configuration", 2, "pipeline.json(5,15): stages[0].why: is missing")]
    [InlineData("unexpected", 1, Unexpected)]
    public async Task Run_FailingStage_SaysWhyInOneLine(string how, int exitCode, string message)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline($$"""{ "use": "fail", "how": "{{how}}" }, { "use": "greet", "name": "you" }""");

        var result = (await workspace.RunAsync("--out", "here", "--quiet")).Ended(exitCode);

        Assert.Contains($"ERR {message}\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("Failed: here\n", result.Output);
        var record = workspace.ReadJson("here/run.json");
        Assert.Equal("failed", (string?)record["status"]);
        Assert.Equal(exitCode, (int?)record["exitCode"]);
        Assert.DoesNotContain("here/greeting.txt", workspace.Entries);
    }

    [Fact]
    public async Task Run_UnexpectedFailure_KeepsTheStackTraceInTheLog()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "fail", "how": "unexpected" }""");

        (await workspace.RunAsync("--out", "here")).Ended(1);

        var log = workspace.Read("here/log.txt");
        Assert.Contains("System.InvalidOperationException: a mistake", log, StringComparison.Ordinal);
        Assert.Contains("   at CharRnn.Pipeline.Running.PipelineRunner", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expected", 1, "Stage refuse of CharRnn.Pipeline.SamplePlugin failed: the disk of the sample is full")]
    [InlineData("configuration", 2, "pipeline.json(5,60): stages[1].how: is wrong")]
    [InlineData("unexpected", 1, "Stage refuse of CharRnn.Pipeline.SamplePlugin failed unexpectedly: a mistake in two lines")]
    public async Task Run_FailingPreparation_LeavesNothingBehind(string how, int exitCode, string message)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline($$"""{ "use": "read" }, { "use": "refuse", "how": "{{how}}" }, { "use": "greet", "name": "you" }""");

        var result = (await workspace.RunAsync("--out", "here")).Ended(exitCode);

        Assert.Contains($"{message}\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(["pipeline.json"], workspace.Entries);
    }
}
