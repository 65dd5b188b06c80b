using System.Diagnostics;
using System.Text.Json;

namespace CharRnn.Pipeline.Tests.Executable;

/// <summary>Whole runs of the real program, small ones.</summary>
public sealed class RunTests : IDisposable
{
    private const string Small = """
        { "use": "load", "path": "text.txt" }, { "use": "encode" }, { "use": "gradcheck" },
        { "use": "train", "epochs": 1000, "updates": 200, "sampleEvery": 50, "sampleLength": 20, "checkpointEvery": 100 },
        { "use": "sample", "length": 30 }, { "use": "report" }
        """;

    private readonly Workspace _workspace = new();

    public RunTests() => _workspace.Write("text.txt", string.Concat(Enumerable.Repeat("abcde edcba ", 20)));

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Run_SmallPipeline_LeavesEveryFileOfTheContract()
    {
        _workspace.WritePipeline(Small);
        var result = Program.Run(_workspace.Folder);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"Done: {Path.Combine("runs", "small", "001", "report.html")}", result.Output.Trim());
        foreach (var file in new[]
                 {
                     "run.json", "pipeline.json", "gradcheck.json", "metrics.jsonl", "timing.jsonl", "samples.jsonl", "checkpoints/last.safetensors",
                     "checkpoints/best.safetensors", "passage.txt", "report.html", "report.md", "smooth-loss.svg", "smooth-loss.png", "log.txt",
                 })
        {
            Assert.True(new FileInfo(_workspace.PathOf($"runs/small/001/{file}")).Length > 0, file);
        }

        Assert.Equal("finished", ReadRun("runs/small/001").GetProperty("status").GetString());
        Assert.Contains("Loaded", File.ReadAllText(_workspace.PathOf("runs/small/001/log.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TwiceWithTheSameSeed_LeavesTheSameBytes()
    {
        _workspace.WritePipeline(Small);
        Assert.Equal(0, Program.Run(_workspace.Folder, "run", "--out", "first").ExitCode);
        Assert.Equal(0, Program.Run(_workspace.Folder, "run", "--out", "second", "--quiet").ExitCode);
        foreach (var file in new[] { "metrics.jsonl", "samples.jsonl", "checkpoints/last.safetensors", "checkpoints/best.safetensors", "passage.txt", "gradcheck.json" })
            Assert.Equal(File.ReadAllBytes(_workspace.PathOf($"first/{file}")), File.ReadAllBytes(_workspace.PathOf($"second/{file}")));
    }

    [Fact]
    public void Run_ResolvedPipeline_RunsAgainToTheSameResult()
    {
        _workspace.WritePipeline(Small);
        Program.Run(_workspace.Folder, "run", "--out", "first", "--set", "train.learningRate=0.05");
        File.Copy(_workspace.PathOf("first/pipeline.json"), _workspace.PathOf("again.json"));
        Assert.Equal(0, Program.Run(_workspace.Folder, "run", "again.json", "--out", "second").ExitCode);
        Assert.Equal(File.ReadAllText(_workspace.PathOf("first/metrics.jsonl")), File.ReadAllText(_workspace.PathOf("second/metrics.jsonl")));
    }

    [Fact]
    public void Run_GradientLimitTooTight_EndsWithThreeAndKeepsTheTable()
    {
        _workspace.WritePipeline(Small);
        var result = Program.Run(_workspace.Folder, "run", "--out", "out", "--set", "gradcheck.limit=1e-15");
        Assert.Equal(3, result.ExitCode);
        Assert.True(File.Exists(_workspace.PathOf("out/gradcheck.json")));
        Assert.Equal("failed", ReadRun("out").GetProperty("status").GetString());
    }

    [Fact]
    public void Run_DryRun_ShowsThePlanAndStartsNothing()
    {
        _workspace.WritePipeline(Small);
        var result = Program.Run(_workspace.Folder, "run", "--dry-run", "--set", "train.learningRate=0.05");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("learningRate = 0.05", result.Output, StringComparison.Ordinal);
        Assert.Empty(_workspace.Folders());
    }

    [Fact]
    public void Run_Plugin_MakesASectionOfTheReport()
    {
        _workspace.WritePipeline(
            """{ "use": "load", "path": "text.txt" }, { "use": "count", "label": "Letters <b>" }, { "use": "report" }""",
            more: $"\"plugins\": [ {JsonSerializer.Serialize(Workspace.Plugin)} ],");
        var result = Program.Run(_workspace.Folder, "run", "--out", "out");
        Assert.Equal(0, result.ExitCode);
        var report = File.ReadAllText(_workspace.PathOf("out/report.html"));
        Assert.Contains("Letters &lt;b&gt;", report, StringComparison.Ordinal);
        Assert.Contains("200 letters", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PluginThatThrows_NamesItWithoutAStackTrace()
    {
        _workspace.WritePipeline("""{ "use": "fail" }""", more: $"\"plugins\": [ {JsonSerializer.Serialize(Workspace.Plugin)} ],");
        var result = Program.Run(_workspace.Folder, "run", "--out", "out");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Stage fail of CharRnn.Pipeline.SamplePlugin failed unexpectedly: the tide came in", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", File.ReadAllText(_workspace.PathOf("out/log.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Run_Interrupted_EndsWith130AndSaysSo(string signal)
    {
        _workspace.WritePipeline("""{ "use": "wait" }""", more: $"\"plugins\": [ {JsonSerializer.Serialize(Workspace.Plugin)} ],");
        using var process = Program.Start(_workspace.Folder, "run", "--out", "out");
        while (process.StandardError.ReadLine() is { } line && !line.Contains("waiting", StringComparison.Ordinal))
        {
        }

        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            kill.WaitForExit();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("interrupted", ReadRun("out").GetProperty("status").GetString());
    }

    [Fact]
    public void Stages_OfOne_ShowsOptionsAndArtifacts()
    {
        var result = Program.Run(_workspace.Folder, "stages", "train");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("learningRate: a number", result.Output, StringComparison.Ordinal);
        Assert.Contains("consumes EncodedText", result.Output, StringComparison.Ordinal);
    }

    private JsonElement ReadRun(string folder) =>
        JsonDocument.Parse(File.ReadAllText(_workspace.PathOf(Path.Combine(folder, "run.json")))).RootElement;
}
