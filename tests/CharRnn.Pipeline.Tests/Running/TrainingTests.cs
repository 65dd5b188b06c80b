using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Running;

/// <summary>Whole runs of the built-in stages in the real executable, small ones.</summary>
public sealed class TrainingTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public TrainingTests()
    {
        _workspace.Write("text.txt", string.Concat(Enumerable.Repeat("abcde edcba ", 20)));
        _workspace.WritePipeline("""
            { "use": "load", "path": "text.txt" }, { "use": "encode" }, { "use": "gradcheck" },
            { "use": "train", "epochs": 1000, "updates": 200, "sampleEvery": 50, "sampleLength": 20, "checkpointEvery": 100 },
            { "use": "sample", "length": 30 }, { "use": "report" }
            """);
    }

    [Fact]
    public async Task Run_AllStages_LeavesEveryFileOfTheContract()
    {
        var result = (await _workspace.RunAsync()).Ended(0);

        Assert.Equal($"Done: {Path.Combine("runs", "sample", "001", "report.html")}\n", result.Output);
        string[] files =
        [
            "run.json", "pipeline.json", "gradcheck.json", "metrics.jsonl", "timing.jsonl", "samples.jsonl", "checkpoints/last.safetensors",
            "checkpoints/best.safetensors", "passage.txt", "report.html", "report.md", "smooth-loss.svg", "smooth-loss.png", "log.txt",
        ];
        Assert.All(files, file => Assert.True(new FileInfo(_workspace.PathOf($"runs/sample/001/{file}")).Length > 0, file));
        Assert.DoesNotContain(_workspace.Entries, entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
        var kernel = _workspace.ReadJson("runs/sample/001/run.json")["kernel"]!;
        Assert.Equal("compiled", (string?)kernel["engine"]);
        Assert.Equal(6, (int?)kernel["shape"]!["vocabulary"]);
        Assert.False(string.IsNullOrEmpty((string?)kernel["instructionSet"]));
    }

    [Fact]
    public async Task Run_TwiceWithTheSameSeed_ByOneThreadOrTwo_LeavesTheSameBytes()
    {
        (await _workspace.RunAsync("--out", "first", "--set", "train.updates=1000", "--set", "train.threads=1")).Ended(0);
        (await _workspace.RunAsync("--out", "second", "--set", "train.updates=1000", "--set", "train.threads=2", "--quiet")).Ended(0);

        string[] files =
        [
            "metrics.jsonl", "samples.jsonl", "checkpoints/last.safetensors", "checkpoints/best.safetensors", "passage.txt", "gradcheck.json",
        ];
        Assert.All(files, file =>
            Assert.Equal(File.ReadAllBytes(_workspace.PathOf($"first/{file}")), File.ReadAllBytes(_workspace.PathOf($"second/{file}"))));
    }

    [Fact]
    public async Task Run_ResolvedPipeline_TrainsToTheSameLosses()
    {
        (await _workspace.RunAsync("--out", "first", "--set", "train.learningRate=0.05")).Ended(0);
        File.Copy(_workspace.PathOf("first/pipeline.json"), _workspace.PathOf("again.json"));

        (await _workspace.RunAsync("run", "again.json", "--out", "second")).Ended(0);

        Assert.Equal(_workspace.Read("first/metrics.jsonl"), _workspace.Read("second/metrics.jsonl"));
    }

    [Fact]
    public async Task Run_GradientLimitTooTight_EndsWithThreeAndKeepsTheTable()
    {
        (await _workspace.RunAsync("--out", "here", "--set", "gradcheck.limit=1e-15")).Ended(3);

        Assert.False((bool?)_workspace.ReadJson("here/gradcheck.json")["passed"]);
        Assert.Equal("failed", (string?)_workspace.ReadJson("here/run.json")["status"]);
        Assert.DoesNotContain("here/metrics.jsonl", _workspace.Entries);
    }

    public void Dispose() => _workspace.Dispose();
}
