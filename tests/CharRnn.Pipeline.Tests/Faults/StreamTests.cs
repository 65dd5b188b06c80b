using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Faults;

/// <summary>Standard output and standard error that are closed, full, or that nobody reads, in the real executable.</summary>
public sealed class StreamTests(TrainedRun run) : IClassFixture<TrainedRun>, IDisposable
{
    private readonly Workspace _workspace = new();

    [UnixTheory]
    [InlineData("sample '{0}'")]
    [InlineData("score '{0}' '{1}'")]
    [InlineData("stages")]
    [InlineData("schema")]
    [InlineData("completion bash")]
    [InlineData("--version")]
    [InlineData("--help")]
    public async Task Result_NowhereToGo_FailsInOneLine(string command)
    {
        var charrnn = "charrnn " + string.Format(null, command, run.Folder, Path.Combine(run.Folder, "passage.txt"));

        var closed = (await _workspace.RunShellAsync($"{charrnn} >&-")).Ended(1);
        var full = OperatingSystem.IsLinux() ? (await _workspace.RunShellAsync($"{charrnn} >/dev/full")).Ended(1) : null;

        Assert.Equal("charrnn: standard output is closed\n", closed.Error);
        Assert.Matches("^charrnn: (standard output cannot be written: )?No space left on device\n$", full?.Error ?? "charrnn: No space left on device\n");
    }

    [UnixTheory]
    [InlineData("sample '{0}' --length 1000000")]
    [InlineData("score '{0}' '{1}' --per-character")]
    [InlineData("stages")]
    [InlineData("schema")]
    [InlineData("--help")]
    [InlineData("run --dry-run")]
    public async Task Result_ReaderThatLeaves_EndsQuietly(string command)
    {
        SmallTraining.Write(_workspace);
        var charrnn = "charrnn " + string.Format(null, command, run.Folder, TrainedRun.Text);

        var result = (await _workspace.RunShellAsync($"{charrnn} 2>error | head -c 1")).Ended(0);

        Assert.Equal(1, result.Output.Length);
        Assert.DoesNotContain("charrnn:", _workspace.Read("error"), StringComparison.Ordinal);
    }

    [UnixTheory]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData("<&- >&- 2>&-")]
    [InlineData("2>&1 | head -n 1")]
    [InlineData("2>&1 | true")]
    public async Task Run_NobodyToTell_RunsToTheEnd(string streams)
    {
        SmallTraining.Write(_workspace);

        (await _workspace.RunShellAsync($"charrnn run --out here {streams}")).Ended(0);

        await SmallTraining.AssertSameAsync(_workspace, "here");
    }

    [UnixTheory]
    [InlineData("charrnn run --sett seed=1 2>&-")]
    [InlineData("charrnn run none.json 2>&- >&-")]
    [InlineData("charrnn run none.json 2>&1 | true")]
    public async Task Refusal_NobodyToTell_StillHasItsCode(string command) => (await _workspace.RunShellAsync(command)).Ended(2);

    public void Dispose() => _workspace.Dispose();
}
