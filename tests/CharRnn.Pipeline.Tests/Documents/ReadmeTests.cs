using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Documents;

/// <summary>Every command and snippet of the README does what it says.</summary>
public sealed class ReadmeTests(TrainedRun run) : IClassFixture<TrainedRun>
{
    private const string RunPrefix = "dotnet run -c Release --project src/CharRnn.Pipeline";

    private static readonly string[] Publications =
        ["dotnet pack src/CharRnn.Pipeline ", "dotnet publish src/CharRnn.Pipeline ", "dotnet tool install CharRnn.Pipeline "];

    public static TheoryData<string> RunCommands() => new(Commands().Where(command => command.StartsWith(RunPrefix, StringComparison.Ordinal)));

    /// <summary>Runs each command as it stands, only for fewer updates, into a folder of the test's, and with a model of its own.</summary>
    [Theory]
    [MemberData(nameof(RunCommands))]
    public async Task Command_ThatRunsTheProgram_Succeeds(string command)
    {
        using var workspace = new Workspace();
        var arguments = command[RunPrefix.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(argument => argument == "--")
            .Select(argument => argument switch { "runs/clockmaker/001" => run.Folder, "runs/source" => workspace.PathOf("source"), _ => argument }).ToList();
        if (arguments.Count == 0)
            arguments.Add("run");
        if (arguments[0] == "run")
            arguments.AddRange(["--set", "train.updates=20", "--out", workspace.PathOf("run")]);

        // A run that was killed as soon as it had its folder.
        if (arguments.Contains("--resume"))
            workspace.Write("run/run.lock", "");

        // A vocabulary of 2,000 words takes minutes to check; its check has a test of its own size in the kernels' tests.
        if (arguments.Contains("words.pipeline.json"))
            arguments.Add("--dry-run");
        var result = await RunningProgram.RunAsync(Readme.Root, arguments);

        // The novel's package is fetched by another command.
        var isFetched = !arguments.Contains("moby-dick.pipeline.json") || Directory.Exists(Path.Combine(Readme.Root, "node_modules"));
        result.Ended(isFetched ? 0 : 2);
    }

    [Fact]
    public void Command_OfAnyOtherTool_NamesWhatIsThere()
    {
        foreach (var command in Commands().Where(command => !command.StartsWith(RunPrefix, StringComparison.Ordinal)))
        {
            var file = command switch
            {
                "npm install" => "package.json",
                "dotnet test -c Release" => "CharRnn.Pipeline.sln",
                "dotnet run -c Release --project bench/CharRnn.Pipeline.Benchmarks" => "bench/CharRnn.Pipeline.Benchmarks/CharRnn.Pipeline.Benchmarks.csproj",
                // .ci/published obeys these.
                _ when Array.Exists(Publications, start => command.StartsWith(start, StringComparison.Ordinal)) => "src/CharRnn.Pipeline/CharRnn.Pipeline.csproj",
                _ => throw new InvalidOperationException($"No test knows the README's command '{command}'."),
            };
            Assert.True(File.Exists(Path.Combine(Readme.Root, file)), command);
        }
    }

    [Fact]
    public async Task Pipeline_InTheReadme_IsTheDefaultOne()
    {
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", Assert.Single(Readme.Blocks("json")));
        workspace.Write("corpora/clockmaker.txt", File.ReadAllBytes(TrainedRun.Text));
        var shown = (await workspace.RunAsync("run", "--dry-run")).Ended(0);
        var ours = (await RunningProgram.RunAsync(Readme.Root, ["run", "--dry-run"])).Ended(0);

        // The last line tells the speed, which no two runs share.
        Assert.Equal(ours.Output.Split('\n')[..^2], shown.Output.Split('\n')[..^2]);
    }

    [Fact]
    public void Stage_InTheReadme_IsTheSamplePlugins()
    {
        var source = File.ReadAllText(Path.Combine(Readme.Root, "tests/CharRnn.Pipeline.SamplePlugin/CountStage.cs")).ReplaceLineEndings("\n");
        Assert.EndsWith(Assert.Single(Readme.Blocks("csharp")), source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mathematics.md")]
    [InlineData("emitter.md")]
    [InlineData("performance.md")]
    [InlineData("writing-a-stage.md")]
    [InlineData("pipeline-json.md")]
    [InlineData("reliability.md")]
    public void Document_ThatTheReadmeNames_Exists(string name) => Assert.True(File.Exists(Path.Combine(Readme.Root, "docs", name)));

    private static IEnumerable<string> Commands() =>
        Readme.Blocks("console").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
