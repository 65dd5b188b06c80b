using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Running;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Running;

public sealed class RunFolderTests
{
    [Theory]
    [InlineData("file", "run folder 'file': is a file; name a folder with --out")]
    [InlineData("file/below", "run folder 'file/below': cannot be written: ")]
    [InlineData("full", "run folder 'full': is not empty; name another folder with --out, or remove this one")]
    public async Task Run_FolderThatCannotServe_SaysWhyAndTouchesNothing(string output, string message)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "name": "you" }""");
        workspace.Write("file", "mine");
        workspace.Write("full/mine.txt", "mine");
        var before = workspace.Entries;

        var result = (await workspace.RunAsync("--out", output)).Ended(2);

        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Equal(before, workspace.Entries);
        Assert.Equal("mine", workspace.Read("file"));
    }

    [Fact]
    public async Task Run_RunsIsAFile_SaysSo()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "name": "you" }""");
        workspace.Write("runs", "mine");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.StartsWith("run folder 'runs", result.Error, StringComparison.Ordinal);
        Assert.Contains("cannot be written", result.Error, StringComparison.Ordinal);
        Assert.Equal(["pipeline.json", "runs"], workspace.Entries);
    }

    [Fact]
    public void TryTake_Twice_SucceedsOnceUntilItIsLetGo()
    {
        using var workspace = new Workspace();
        var folder = new RunFolder(workspace.Folder);

        using (var first = RunLock.TryTake(folder))
        {
            Assert.NotNull(first);
            Assert.Null(RunLock.TryTake(folder));
            Assert.True(RunLock.IsHeld(folder));
        }

        Assert.False(RunLock.IsHeld(folder));
    }

    [Fact]
    public void Create_EmptyFolder_IsTaken()
    {
        using var workspace = new Workspace();

        using var taken = RunFolders.Create("sample", workspace.Folder);

        Assert.Equal(workspace.Folder, taken.Folder.FullPath);
        Assert.Equal([RunLock.FileName], workspace.Entries);
    }

    [Fact]
    public async Task Run_FolderOfARunAtWork_IsRefused()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "wait" }""");
        using var program = workspace.Start("--out", "here");
        await program.WaitForAsync("Waiting");

        foreach (var arguments in new[] { new[] { "--out", "here" }, ["--out", "here", "--resume"] })
        {
            var result = (await workspace.RunAsync(arguments)).Ended(2);
            Assert.Equal(
                "run folder 'here': another run is at work there; wait for its end, or name another folder with --out\n", result.Error);
        }
    }
}
