using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Faults;

/// <summary>Run folders that change under a run at work, in the real executable.</summary>
public sealed class RunFolderFaultTests : IDisposable
{
    private const string Gone =
        " ERR Stage train failed: the run folder has been deleted or moved; a moved one goes on with --resume --out, a deleted one is lost\n";

    /// <summary>Updates of more than a second: the folder is gone before they are done.</summary>
    private const int LongEnough = 40_000;

    private readonly Workspace _workspace = new();

    [UnixFact]
    public async Task Run_FolderDeleted_FailsAndMakesNoHalfOfOne()
    {
        using var program = await StartAsync();

        // In one step: the program may be about to write a file.
        Directory.Move(_workspace.PathOf("here"), _workspace.PathOf("waste"));
        Directory.Delete(_workspace.PathOf("waste"), recursive: true);

        AssertFailed((await program.EndAsync()).Ended(1));
        Assert.False(Directory.Exists(_workspace.PathOf("here")));
    }

    [UnixFact]
    public async Task Run_FolderMoved_FailsAndGoesOnThere()
    {
        using var program = await StartAsync();

        Directory.Move(_workspace.PathOf("here"), _workspace.PathOf("there"));

        AssertFailed((await program.EndAsync()).Ended(1));
        Assert.False(Directory.Exists(_workspace.PathOf("here")));
        (await _workspace.RunAsync("--quiet", "--out", "there", "--resume")).Ended(0);
        await SmallTraining.AssertSameAsync(_workspace, "there");
    }

    /// <summary>Two runs in a folder of one name would spoil each other, though neither could see the other's lock.</summary>
    [UnixFact]
    public async Task Run_FolderReplacedByThatOfAnotherRun_LeavesThatAlone()
    {
        using var program = await StartAsync();
        _workspace.Write("new/run.lock", "");

        Directory.Move(_workspace.PathOf("here"), _workspace.PathOf("there"));
        Directory.Move(_workspace.PathOf("new"), _workspace.PathOf("here"));

        AssertFailed((await program.EndAsync()).Ended(1));
        Assert.Equal(["run.lock"], Directory.EnumerateFileSystemEntries(_workspace.PathOf("here")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_LogThatCannotBeWritten_GoesOnWithout()
    {
        SmallTraining.Write(_workspace);
        _workspace.Write("here/run.lock", "");
        Directory.CreateDirectory(_workspace.PathOf("here/log.txt"));

        var result = (await _workspace.RunAsync("--quiet", "--out", "here", "--resume")).Ended(0);

        Assert.Matches("^\\S+ WRN log\\.txt cannot be written, the run goes on without: Access to the path '.*log\\.txt' is denied\\.\n$", result.Error);
        await SmallTraining.AssertSameAsync(_workspace, "here");
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<RunningProgram> StartAsync()
    {
        SmallTraining.Write(_workspace, LongEnough);
        var program = _workspace.Start("--out", "here");
        await program.WaitForAsync("Training");
        return program;
    }

    private static void AssertFailed(ProcessResult result)
    {
        Assert.Equal("Failed: here\n", result.Output);
        Assert.EndsWith(Gone, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Split(" ERR ").Length - 1);
        Assert.DoesNotContain("WRN", result.Error, StringComparison.Ordinal);
    }
}
