using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Security;

/// <summary>Outputs stay in the run folder, whatever a stage calls them and whatever lies there.</summary>
public sealed class RunFolderBoundsTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly RunFolder _folder;

    public RunFolderBoundsTests()
    {
        _workspace.Write("run/run.lock", "");
        _folder = new RunFolder(_workspace.PathOf("run"));
    }

    [Theory]
    [InlineData("../out.txt")]
    [InlineData("a/../../out.txt")]
    [InlineData("a/../out.txt")]
    [InlineData("a\\..\\..\\out.txt")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("/out.txt")]
    public void Write_NameThatLeadsOut_IsRefused(string name) => AssertRefused<ArgumentException>(name);

    [Fact]
    public void Write_AbsolutePathOfTheFolderItself_IsRefused() => AssertRefused<ArgumentException>(Path.Combine(_folder.FullPath, "out.txt"));

    /// <summary>A folder whose name only begins like that of the run.</summary>
    [Fact]
    public void Write_FolderBeside_IsRefused() => AssertRefused<ArgumentException>("../run2/out.txt");

    [UnixTheory]
    [InlineData("away/out.txt")]
    [InlineData("away/deep/er/out.txt")]
    [InlineData("file")]
    [InlineData("dangling")]
    [InlineData("new.txt")]
    public void Write_SymbolicLink_IsRefused(string name)
    {
        Directory.CreateDirectory(_workspace.PathOf("elsewhere"));
        _workspace.Write("theirs", "theirs");
        Directory.CreateSymbolicLink(_workspace.PathOf("run/away"), _workspace.PathOf("elsewhere"));
        File.CreateSymbolicLink(_workspace.PathOf("run/file"), _workspace.PathOf("theirs"));
        File.CreateSymbolicLink(_workspace.PathOf("run/dangling"), _workspace.PathOf("nothing"));
        File.CreateSymbolicLink(_workspace.PathOf("run/new.txt.tmp"), _workspace.PathOf("theirs"));

        AssertRefused<IOException>(name, isAppended: name != "new.txt");

        Assert.Equal("theirs", _workspace.Read("theirs"));
    }

    [UnixFact]
    public void DeleteTemporaries_LinkedFolder_StaysAsItIs()
    {
        _workspace.Write("elsewhere/theirs.tmp", "theirs");
        _workspace.Write("run/checkpoints/ours.tmp", "ours");
        Directory.CreateSymbolicLink(_workspace.PathOf("run/away"), _workspace.PathOf("elsewhere"));

        _folder.DeleteTemporaries();

        Assert.Equal("theirs", _workspace.Read("elsewhere/theirs.tmp"));
        Assert.False(File.Exists(_workspace.PathOf("run/checkpoints/ours.tmp")));
    }

    [UnixFact]
    public void Write_RunFolderThatIsALinkItself_Serves()
    {
        Directory.CreateSymbolicLink(_workspace.PathOf("link"), _workspace.PathOf("run"));

        new RunFolder(_workspace.PathOf("link")).WriteText("deep/out.txt", "ours");

        Assert.Equal("ours", _workspace.Read("run/deep/out.txt"));
    }

    [Fact]
    public void Write_FolderNamedWithASlashAtTheEnd_Serves()
    {
        new RunFolder(_workspace.PathOf("run") + "/").WriteText("out.txt", "ours");

        Assert.Equal("ours", _workspace.Read("run/out.txt"));
    }

    [Fact]
    public void Write_FolderDeletedSince_IsNotMadeAnew()
    {
        _folder.WriteText("out.txt", "ours");
        Directory.Delete(_folder.FullPath, recursive: true);

        Assert.True(_folder.IsGone);
        Assert.Throws<DirectoryNotFoundException>(() => _folder.WriteText("out.txt", "ours"));
        Assert.False(Directory.Exists(_folder.FullPath));
    }

    [Fact]
    public void Write_ThatFails_LeavesNoHalfBehind()
    {
        Assert.Throws<IOException>(() => _folder.Write("out.txt", stream =>
        {
            stream.WriteByte(1);
            throw new IOException("no luck");
        }));

        Assert.Equal(["run", "run/run.lock"], _workspace.Entries);
    }

    [UnixFact]
    public async Task Run_CheckpointsLinkedElsewhere_FailsInOneLine()
    {
        SmallTraining.Write(_workspace);
        Directory.CreateDirectory(_workspace.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(_workspace.PathOf("run/checkpoints"), _workspace.PathOf("elsewhere"));

        var result = (await _workspace.RunAsync("--quiet", "--out", "run", "--resume")).Ended(1);

        Assert.Contains("/checkpoints' is a symbolic link to '", result.Error, StringComparison.Ordinal);
        Assert.Contains("': a run writes into its own folder alone; remove the link", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_workspace.PathOf("elsewhere")));
    }

    public void Dispose() => _workspace.Dispose();

    private void AssertRefused<T>(string name, bool isAppended = true)
        where T : Exception
    {
        var before = _workspace.Entries;
        Assert.Throws<T>(() => _folder.WriteText(name, "ours"));
        if (isAppended)
            Assert.Throws<T>(() => _folder.Append(name));
        Assert.Equal(before, _workspace.Entries);
    }
}
