using CharRnn.Pipeline.Tests.TestKit;
using static CharRnn.Pipeline.Tests.TestKit.PluginCompiler;

namespace CharRnn.Pipeline.Tests.Discovery;

/// <summary>What plug-ins share and what each has for itself, in the real executable.</summary>
public sealed class PluginContextTests
{
    private const string WriteVersion = "context.RunFolder.WriteText(context.StageId, typeof(Thing).Assembly.GetName().Version + Thing.Name);";

    [Theory]
    [InlineData("one/one.dll", "two/two.dll")]
    [InlineData("one", "two")]
    public async Task Run_TwoVersionsOfOneLibrary_WorkSideBySide(string first, string second)
    {
        using var workspace = new Workspace();
        CompileWithLibrary(workspace, "one", "1.0.0.0");
        CompileWithLibrary(workspace, "two", "2.0.0.0");
        workspace.WritePipeline($"{first}\", \"{second}", "{ \"use\": \"one\" }, { \"use\": \"two\" }");

        (await workspace.RunAsync("--out", "here")).Ended(0);

        Assert.Equal("1.0.0.0 of one", workspace.Read("here/one"));
        Assert.Equal("2.0.0.0 of two", workspace.Read("here/two"));
    }

    [Fact]
    public async Task Run_LibraryThatTheHostHasToo_IsThePluginsOwn()
    {
        // The host logs by a Serilog of its own.
        using var workspace = new Workspace();
        Compile(workspace.PathOf("mine/Serilog.dll"), "public class Thing { public static string Name => \" of mine\"; }");
        Compile(workspace.PathOf("mine/mine.dll"), Stage("mine", WriteVersion), workspace.PathOf("mine/Serilog.dll"));
        workspace.WritePipeline("mine/mine.dll", "{ \"use\": \"mine\" }");

        (await workspace.RunAsync("--out", "here")).Ended(0);

        Assert.Equal("0.0.0.0 of mine", workspace.Read("here/mine"));
    }

    [Theory]
    [InlineData("maker.dll", "taker.dll")]
    [InlineData("taker.dll", "maker.dll")]
    [InlineData("maker.dll", "elsewhere/taker.dll")]
    [InlineData(".")]
    public async Task Run_ArtifactOfAnotherPlugin_IsOfOneType(params string[] plugins)
    {
        using var workspace = new Workspace();
        CompileMakerAndTaker(workspace);
        workspace.WritePipeline(string.Join("\", \"", plugins), Chain);

        (await workspace.RunAsync("--out", "here")).Ended(0);

        Assert.Contains("made by maker", workspace.Read("here/report.html"), StringComparison.Ordinal);
        Assert.Contains("made by maker", workspace.Read("here/report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ArtifactOfAPluginThatIsNotListed_SaysWhatToDo()
    {
        using var workspace = new Workspace();
        CompileMakerAndTaker(workspace);
        workspace.WritePipeline("elsewhere/taker.dll", "{ \"use\": \"taker\" }");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.Equal(
            "pipeline.json(5,24): stages[0]: 'taker' needs Made, which no known stage produces: add the plug-in that does to \"plugins\"\n",
            result.Error);
    }

    [Fact]
    public async Task Run_TwoCopiesOfAnArtifact_SaysWhyTheyDoNotMeet()
    {
        using var workspace = new Workspace();
        foreach (var (name, attribute) in new[] { ("maker", "[Produces<Made>]"), ("taker", "[Consumes<Made>]") })
        {
            Compile(workspace.PathOf($"{name}/common.dll"), "public sealed record Made(string Text);");
            Compile(workspace.PathOf($"{name}/{name}.dll"), Stage(name, attributes: attribute), workspace.PathOf($"{name}/common.dll"));
        }

        workspace.WritePipeline("maker/maker.dll\", \"taker/taker.dll", Chain);

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.Equal(
            "pipeline.json(5,44): stages[1]: 'taker' needs Made, and stages[0] 'maker' produces another type of that name, from another copy "
            + "of its assembly: declare it in a plug-in, list that under \"plugins\", and refer to it\n",
            result.Error);
    }

    private const string Chain = """{ "use": "maker" }, { "use": "taker" }, { "use": "report" }""";

    /// <summary>A plug-in with an artifact, another that takes it, and beside a copy of that a copy of the first, as builds leave it.</summary>
    private static void CompileMakerAndTaker(Workspace workspace)
    {
        Compile(
            workspace.PathOf("maker.dll"),
            Stage("maker", "context.Put(new Made(\"made by maker\"));", "[Produces<Made>]") + "public sealed record Made(string Text);");
        var taker = Stage("taker", "context.AddSection(new ReportSection(\"Taken\", context.Get<Made>().Text));", "[Consumes<Made>]")
            .Replace("TheStage", "Taker", StringComparison.Ordinal);
        Compile(workspace.PathOf("taker.dll"), taker, workspace.PathOf("maker.dll"));
        foreach (var name in new[] { "maker.dll", "taker.dll" })
            workspace.Write($"elsewhere/{name}", File.ReadAllBytes(workspace.PathOf(name)));
    }

    private static void CompileWithLibrary(Workspace workspace, string name, string version)
    {
        var library = workspace.PathOf($"{name}/library.dll");
        Compile(library, $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] public class Thing {{ public static string Name => \" of {name}\"; }}");
        Compile(workspace.PathOf($"{name}/{name}.dll"), Stage(name, WriteVersion), library);
    }
}
