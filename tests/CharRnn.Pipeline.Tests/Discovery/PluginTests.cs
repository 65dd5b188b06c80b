using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Discovery;

/// <summary>Plug-ins of the real executable.</summary>
public sealed class PluginTests
{
    private static readonly string PluginFolder = Path.Combine(AppContext.BaseDirectory, "plugins");
    private static readonly string Contracts = Path.Combine(AppContext.BaseDirectory, "CharRnn.Pipeline.Abstractions.dll");

    [Theory]
    [InlineData("missing.dll", "plugins: there is no file or folder 'missing.dll' in ")]
    [InlineData("text.dll", "plugins: 'text.dll' is not a .NET assembly")]
    [InlineData("other.dll", "plugins: 'other.dll' has no stage: a class with [Stage] that implements IStage")]
    [InlineData("contracts.dll", "plugins: 'contracts.dll' has no stage: a class with [Stage] that implements IStage")]
    [InlineData(
        "newer.dll",
        "plugins: 'newer.dll' was built for version 99 of the contracts, charrnn VERSION has version 1; build it again with the package "
        + "CharRnn.Pipeline.Abstractions VERSION, or install a newer charrnn\n")]
    [InlineData(
        "older.dll",
        "plugins: 'older.dll' was built for version 0 of the contracts, charrnn VERSION has version 1; build it again with the package "
        + "CharRnn.Pipeline.Abstractions VERSION\n")]
    [InlineData("ahead.dll", "plugins: 'ahead.dll' needs Microsoft.Extensions.Logging.Abstractions 99.0.0.0, charrnn VERSION has ")]
    [InlineData("empty", "plugins: no dll in 'empty' has a stage: a class with [Stage] that implements IStage")]
    public async Task Run_BadPlugin_SaysWhatIsWrongWithIt(string plugin, string message)
    {
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", PipelineWith($"\"{plugin}\""));
        workspace.Write("text.dll", "no code");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "xunit.assert.dll"), workspace.PathOf("other.dll"));
        File.Copy(Contracts, workspace.PathOf("contracts.dll"));
        workspace.Write("empty/text.dll", "no code");
        EmptyAssembly.Write(workspace.PathOf("newer.dll"), "CharRnn.Pipeline.Abstractions", new Version(99, 0, 0, 0));

        EmptyAssembly.Write(workspace.PathOf("older.dll"), "CharRnn.Pipeline.Abstractions", new Version(0, 9, 0, 0));
        EmptyAssembly.Write(workspace.PathOf("ahead.dll"), "Microsoft.Extensions.Logging.Abstractions", new Version(99, 0, 0, 0));

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.StartsWith($"pipeline.json(1,86): {message.Replace("VERSION", Product.Version, StringComparison.Ordinal)}", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Run_PluginListedTwice_SaysSo()
    {
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", PipelineWith($"{Workspace.Plugin}, {Workspace.Plugin}"));

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.EndsWith("plugins: 'CharRnn.Pipeline.SamplePlugin.dll' is listed twice; remove one of the two\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoStagesOfOneName_NamesBoth()
    {
        using var workspace = new Workspace();
        PluginCompiler.Compile(workspace.PathOf("mine.dll"), PluginCompiler.Stage("greet"));
        workspace.Write("pipeline.json", PipelineWith($"{Workspace.Plugin}, \"mine.dll\""));

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.EndsWith(
            "plugins: two stages are called 'greet': CharRnn.Pipeline.SamplePlugin.GreetStage of CharRnn.Pipeline.SamplePlugin and "
            + "TheStage of mine; rename one\n",
            result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderAsPlugin_TakesTheStagesOfItsAssemblies()
    {
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", PipelineWith("\"my plugins\""));
        workspace.Write("my plugins/native.dll", "no code");
        foreach (var file in Directory.EnumerateFiles(PluginFolder))
            File.Copy(file, workspace.PathOf(Path.Combine("my plugins", Path.GetFileName(file))));

        (await workspace.RunAsync("--out", "here")).Ended(0);

        Assert.Equal("Hello, you\n", workspace.Read("here/greeting.txt"));
    }

    [Fact]
    public async Task Run_PluginAmongBuiltInStages_MakesASectionOfTheReport()
    {
        using var workspace = new Workspace();
        workspace.Write("text.txt", "abcde edcba");
        workspace.WritePipeline(
            """{ "use": "load", "path": "text.txt" }, { "use": "count", "label": "Letters <b>" }, { "use": "report" }""");

        (await workspace.RunAsync("--out", "here")).Ended(0);

        var report = workspace.Read("here/report.html");
        Assert.Contains("Letters &lt;b&gt;", report, StringComparison.Ordinal);
        Assert.Contains("10 letters", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PluginThatBroughtTheContracts_UsesThoseOfTheHost()
    {
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", PipelineWith("\"plugin\""));
        Directory.CreateDirectory(workspace.PathOf("plugin"));
        foreach (var file in new[] { Path.Combine(PluginFolder, "CharRnn.Pipeline.SamplePlugin.dll"), Contracts })
            File.Copy(file, workspace.PathOf(Path.Combine("plugin", Path.GetFileName(file))));

        (await workspace.RunAsync("--out", "here")).Ended(0);

        Assert.Equal("Hello, you\n", workspace.Read("here/greeting.txt"));
    }

    // language=json
    private static string PipelineWith(string plugins) =>
        $$"""{ "name": "x", "model": { "hidden": 4, "vocabulary": 5, "sequence": 6 }, "plugins": [{{plugins}}], "stages": [ { "use": "greet", "name": "you" } ] }""";
}
