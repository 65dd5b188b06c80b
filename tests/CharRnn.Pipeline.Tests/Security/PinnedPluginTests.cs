using System.Security.Cryptography;
using CharRnn.Pipeline.Tests.TestKit;
using static CharRnn.Pipeline.Tests.TestKit.PluginCompiler;

namespace CharRnn.Pipeline.Tests.Security;

/// <summary>Plug-ins with a SHA-256, in the real executable.</summary>
public sealed class PinnedPluginTests : IDisposable
{
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly Workspace _workspace = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_RightHash_RunsAndIsKeptInTheResolvedPipeline(bool isUpper)
    {
        var hash = Compile("mine.dll", Stage("mine", """Console.Error.WriteLine("at work");"""));
        hash = isUpper ? hash.ToUpperInvariant() : hash;
        Write(Pinned("mine.dll", hash));

        var result = (await _workspace.RunAsync("--out", "here")).Ended(0);

        Assert.Contains("at work\n", result.Error, StringComparison.Ordinal);
        var plugin = _workspace.ReadJson("here/pipeline.json")["plugins"]![0]!;
        Assert.Equal(("mine.dll", hash), ((string?)plugin["path"], (string?)plugin["sha256"]));
        Assert.Contains("A stage.", (await _workspace.RunAsync("stages", "mine")).Ended(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("stages")]
    [InlineData("schema")]
    public async Task AnyCommand_WrongHash_RunsNoCodeOfAnyPlugin(string command)
    {
        const string Loud = "static class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => Console.Error.WriteLine(\"loaded\"); }";
        var hash = Compile("mine.dll", Stage("mine") + Loud);
        Compile("other.dll", Stage("other") + Loud);
        Write($"\"other.dll\", {Pinned("mine.dll", Zeros)}");

        var result = (await _workspace.RunAsync(command)).Ended(2);

        Assert.Equal(
            $"pipeline.json(4,60): plugins: 'mine.dll' has the SHA-256 {hash}, and {Zeros} is expected; nothing of it was loaded: "
            + "put the dll back that was pinned, or write the new hash if you trust the new one\n",
            result.Error);
    }

    [Theory]
    [InlineData("{ \"path\": \"mine.dll\", \"sha256\": ¦\"00\" }", "plugins[0].sha256: \"00\" is no SHA-256: 2 characters; write the 64 hexadecimal digits that sha256sum prints")]
    [InlineData("{ \"path\": \"mine.dll\", \"sha256\": ¦\"x000000000000000000000000000000000000000000000000000000000000000\" }", "plugins[0].sha256: \"x0")]
    [InlineData("{ \"path\": \"mine.dll\", \"sha256\": ¦0 }", "plugins[0].sha256: 0 is no SHA-256; write the 64 hexadecimal digits that sha256sum prints")]
    [InlineData("¦{ \"path\": \"mine.dll\" }", "plugins[0].sha256: is missing; write the SHA-256 of the dll, or the path alone, as a text")]
    [InlineData("¦{ \"sha256\": \"" + Zeros + "\" }", "plugins[0].path: is missing; write the path of a dll")]
    [InlineData("{ \"path\": ¦7, \"sha256\": \"" + Zeros + "\" }", "plugins[0].path: 7 is no plug-in; write a path, or { \"path\": ..., \"sha256\": ... }")]
    [InlineData("{ \"path\": \"mine.dll\", ¦\"sha265\": \"" + Zeros + "\", \"sha256\": \"" + Zeros + "\" }", "plugins[0].sha265: unknown key 'sha265'; did you mean 'sha256'?")]
    [InlineData("¦7", "plugins[0]: 7 is no plug-in; write a path, or { \"path\": ..., \"sha256\": ... }")]
    [InlineData("¦\"\"", "plugins[0]: \"\" is no plug-in; write a path, or { \"path\": ..., \"sha256\": ... }")]
    [InlineData(
        "{ \"path\": \"folder\", \"sha256\": ¦\"" + Zeros + "\" }",
        "plugins: 'folder' is a folder, and a hash is that of one file; list its dlls one by one, each with its own")]
    [InlineData("{ \"path\": ¦\"none.dll\", \"sha256\": \"" + Zeros + "\" }", "plugins: there is no file or folder 'none.dll' in ")]
    public async Task Run_WrongEntry_PointsAtTheValue(string entry, string message)
    {
        Compile("mine.dll", Stage("mine"));
        Directory.CreateDirectory(_workspace.PathOf("folder"));
        var marked = MarkedText.Parse(Text(entry));
        _workspace.Write("pipeline.json", marked.Text);

        var result = (await _workspace.RunAsync()).Ended(2);

        Assert.StartsWith($"pipeline.json({marked.Line},{marked.Column}): {message}", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Run_LibraryBesideAPinnedPlugin_LoadsOnlyWhenItIsListed()
    {
        var library = Compile("library.dll", "public class Thing { public static string Name => \"thing\"; }");
        var mine = Compile("mine.dll", Stage("mine", "Console.Error.WriteLine(Thing.Name);"), _workspace.PathOf("library.dll"));
        Write(Pinned("mine.dll", mine));

        var alone = (await _workspace.RunAsync("--out", "alone")).Ended(1);
        Write($"{Pinned("mine.dll", mine)}, {Pinned("library.dll", library)}");
        var listed = (await _workspace.RunAsync("--out", "listed")).Ended(0);

        Assert.Contains(
            "it needs library 0.0.0.0, and because 'mine.dll' has a \"sha256\", what it needs must be listed under \"plugins\", too: "
            + "{ \"path\": \".../library.dll\", \"sha256\": ... }",
            alone.Error, StringComparison.Ordinal);
        Assert.Contains("thing\n", listed.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _workspace.Dispose();

    private static string Pinned(string path, string hash) => $"{{ \"path\": \"{path}\", \"sha256\": \"{hash}\" }}";

    private static string Text(string plugins) =>
        Workspace.Pipeline("{ \"use\": \"mine\" }").Replace(Workspace.Plugin, plugins, StringComparison.Ordinal);

    private string Compile(string name, string source, params string[] references)
    {
        PluginCompiler.Compile(_workspace.PathOf(name), source, references);
        return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_workspace.PathOf(name))));
    }

    private void Write(string plugins) => _workspace.Write("pipeline.json", Text(plugins));
}
