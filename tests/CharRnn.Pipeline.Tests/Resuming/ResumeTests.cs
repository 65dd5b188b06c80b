using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Resuming;

/// <summary><c>charrnn run --resume</c> in the real executable.</summary>
public sealed class ResumeTests : IDisposable
{
    private const string FailingStages = """{ "use": "greet", "name": "you" }, { "use": "fail", "how": "expected" }""";

    private readonly Workspace _workspace = new();

    [Theory]
    [InlineData(new string[0], "run folder 'runs/sample': holds no interrupted run; nothing to resume\n")]
    [InlineData(new[] { "--out", "mine" }, "run folder 'mine': holds no run; nothing to resume\n")]
    [InlineData(new[] { "--out", "nowhere" }, "run folder 'nowhere': holds no run; nothing to resume\n")]
    public async Task Resume_NothingThere_SaysSoAndTouchesNothing(string[] arguments, string message)
    {
        _workspace.WritePipeline(FailingStages);
        _workspace.Write("mine/notes.txt", "mine");
        var before = _workspace.Entries;

        var result = (await _workspace.RunAsync(["--resume", .. arguments])).Ended(2);

        Assert.Equal(message, result.Error.Replace('\\', '/'));
        Assert.Equal(before, _workspace.Entries);
    }

    [Fact]
    public async Task Resume_NewestIsFinished_GoesOnWithTheNewestThatIsNot()
    {
        _workspace.WritePipeline(FailingStages);
        (await _workspace.RunAsync()).Ended(1);
        _workspace.WritePipeline("""{ "use": "greet", "name": "you" }""");
        (await _workspace.RunAsync()).Ended(0);
        (await _workspace.RunAsync("--resume", "--out", "runs/sample/002")).Ended(2);
        _workspace.WritePipeline(FailingStages);

        var result = (await _workspace.RunAsync("--resume")).Ended(1);

        Assert.Equal("Failed: runs/sample/001\n", result.Output.Replace('\\', '/'));
        Assert.Single(_workspace.ReadJson("runs/sample/001/run.json")["resumed"]!.AsArray());
        Assert.Equal(["001", "002"], Directory.GetDirectories(_workspace.PathOf("runs/sample")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Resume_ChangedConfiguration_IsRefusedWithEveryDifference()
    {
        _workspace.WritePipeline(FailingStages);
        (await _workspace.RunAsync("--out", "here")).Ended(1);
        var before = _workspace.Read("here/run.json") + _workspace.Read("here/log.txt");
        _workspace.WritePipeline("""{ "use": "greet", "name": "me" }, { "use": "spell" }, { "use": "fail", "how": "expected" }""");

        var result = (await _workspace.RunAsync("--out", "here", "--resume", "--set", "seed=7")).Ended(2);

        const string Way = "an interrupted run goes on as it began: set it back, or run without --resume to start a new run";
        Assert.Contains($"pipeline.json: stages: was greet, fail, now greet, spell, fail; {Way}\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($"pipeline.json: seed: was 1, now 7; {Way}\n", result.Error, StringComparison.Ordinal);
        Assert.Contains($"pipeline.json(5,41): greet.name: was \"you\", now \"me\"; {Way}\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _workspace.Read("here/run.json") + _workspace.Read("here/log.txt"));
    }

    [Fact]
    public async Task Resume_ChangedText_IsRefused_AMovedOneIsNot()
    {
        const string Stages = """{ "use": "load", "path": "NAME" }, { "use": "fail", "how": "expected" }""";
        _workspace.Write("text.txt", "abcde edcba");
        _workspace.Write("moved.txt", "abcde edcba");
        _workspace.WritePipeline(Stages.Replace("NAME", "text.txt", StringComparison.Ordinal));
        (await _workspace.RunAsync("--out", "here")).Ended(1);
        _workspace.Write("text.txt", "abcde edcba and more");

        var result = (await _workspace.RunAsync("--out", "here", "--resume")).Ended(2);

        Assert.Contains("text: was text.txt (11 characters, SHA-256 ", result.Error, StringComparison.Ordinal);
        Assert.Contains(", now text.txt (20 characters, SHA-256 ", result.Error, StringComparison.Ordinal);
        var moved = (await _workspace.RunAsync("--out", "here", "--resume", "--set", "load.path=moved.txt")).Ended(1);
        Assert.Contains("Changed since the run began: load.path was \"text.txt\", now \"moved.txt\"", moved.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run.lock")]
    [InlineData("run.lock", "log.txt", "run.json.tmp")]
    [InlineData("run.lock", "log.txt", "pipeline.json")]
    public async Task Resume_KilledBeforeItNotedAnything_StartsFromTheBeginning(params string[] files)
    {
        _workspace.WritePipeline("""{ "use": "greet", "name": "you" }""");
        (await _workspace.RunAsync("--out", "whole")).Ended(0);
        foreach (var file in files)
            _workspace.Write($"here/{file}", file == "pipeline.json" ? _workspace.Read("whole/pipeline.json") : "");

        (await _workspace.RunAsync("--out", "here", "--resume")).Ended(0);

        Assert.Equal(_workspace.Read("whole/greeting.txt"), _workspace.Read("here/greeting.txt"));
        Assert.DoesNotContain(_workspace.Entries, entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resume_AfterTraining_ReadsBackWhatWasDoneAndEndsTheSame()
    {
        _workspace.Write("text.txt", string.Concat(Enumerable.Repeat("abcde edcba ", 20)));
        _workspace.WritePipeline("""
            { "use": "load", "path": "text.txt" }, { "use": "encode" }, { "use": "gradcheck" },
            { "use": "train", "epochs": 1000, "updates": 250, "sampleEvery": 50, "sampleLength": 20, "checkpointEvery": 100 },
            { "use": "sample", "length": 30 }, { "use": "report" }
            """);
        (await _workspace.RunAsync("--out", "whole")).Ended(0);
        (await _workspace.RunAsync("--out", "here", "--set", "sample.prime=xyz")).Ended(2);

        var result = (await _workspace.RunAsync("--out", "here", "--resume")).Ended(0);

        Assert.Contains("The gradient check of rnn m=4 K=6 T=6 was done before: gradcheck.json", result.Error, StringComparison.Ordinal);
        Assert.Contains("Training goes on after update 250", result.Error, StringComparison.Ordinal);
        Assert.Contains("Changed since the run began: sample.prime was \"xyz\", now null", result.Error, StringComparison.Ordinal);
        foreach (var file in RunFiles.Promised)
            Assert.Equal(File.ReadAllBytes(_workspace.PathOf($"whole/{file}")), File.ReadAllBytes(_workspace.PathOf($"here/{file}")));
        Assert.Equal(RunFiles.WithoutSpeed(_workspace.Read("whole/report.md")), RunFiles.WithoutSpeed(_workspace.Read("here/report.md")));
    }

    public void Dispose() => _workspace.Dispose();
}
