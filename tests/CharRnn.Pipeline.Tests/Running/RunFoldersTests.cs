using CharRnn.Pipeline.Running;

namespace CharRnn.Pipeline.Tests.Running;

public sealed class RunFoldersTests
{
    [Fact]
    public void Show_BelowTheCurrentFolder_IsRelativeAndElsewhereWhole()
    {
        var here = Directory.GetCurrentDirectory();
        var elsewhere = Path.GetFullPath(Path.Combine(here, "..", "elsewhere"));
        Assert.Equal(Path.Combine("runs", "001"), RunFolders.Show(Path.Combine(here, "runs", "001")));
        Assert.Equal(elsewhere, RunFolders.Show(elsewhere));
    }
}
