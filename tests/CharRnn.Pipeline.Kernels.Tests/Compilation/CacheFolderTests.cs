using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Tests.TestKit;

namespace CharRnn.Pipeline.Kernels.Tests.Compilation;

public sealed class CacheFolderTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetFullPath("."))!;

    [Fact]
    public void Find_FolderOfTheUser_IsTaken() =>
        Assert.Equal(Path.Combine(Root, "own", "kernels"), Find(("CHARRNN_CACHE", Path.Combine(Root, "own")), ("XDG_CACHE_HOME", Root)));

    [Fact]
    public void Find_RelativeFolder_StartsHere() => Assert.Equal(Path.GetFullPath("own/kernels"), Find(("CHARRNN_CACHE", "own")));

    [Fact]
    public void Find_SwitchedOff_GivesNone() => Assert.Null(Find(("CHARRNN_CACHE", "off"), ("XDG_CACHE_HOME", Root)));

    [UnixFact]
    public void Find_NothingSaid_FollowsTheXdgSpecification()
    {
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache/charrnn/kernels");
        Assert.Equal(home, Find());
        Assert.Equal(home, Find(("CHARRNN_CACHE", ""), ("XDG_CACHE_HOME", "")));
        Assert.Equal(home, Find(("XDG_CACHE_HOME", "relative")));
        Assert.Equal("/var/cache/charrnn/kernels", Find(("XDG_CACHE_HOME", "/var/cache")));
    }

    private static string? Find(params (string Name, string Value)[] variables) =>
        CacheFolder.Find(name => Array.Find(variables, variable => variable.Name == name).Value);
}
