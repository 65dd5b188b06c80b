using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

/// <summary>However people ask for help, they get it, with examples.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("run", "charrnn run --dry-run")]
    [InlineData("stages", "charrnn stages train")]
    [InlineData("sample", "charrnn sample runs/clockmaker/001")]
    [InlineData("score", "--per-character > surprise.tsv")]
    [InlineData("schema", "charrnn schema > pipeline.schema.json")]
    [InlineData("completion", "source <(charrnn completion bash)")]
    public async Task Help_OfACommand_EndsWithExamples(string command, string example)
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("help", command)).Ended(0);

        Assert.Contains(example, result.Output.Split("Examples:\n")[1], StringComparison.Ordinal);
        Assert.Equal(result.Output, (await workspace.RunAsync(command, "--help")).Ended(0).Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("help")]
    public async Task Help_OfTheProgram_ListsTheCommands(string word)
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync(word)).Ended(0);

        foreach (var command in new[] { "run", "stages", "sample", "score", "schema", "completion" })
            Assert.Contains($"\n  {command} ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OptionsOfSample_ShowTheDefaultsOfTheStage()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("sample", "-h")).Ended(0);

        Assert.Matches(@"--length <N> +Symbols to draw\. \[default: 1000\]", result.Output);
        Assert.Matches(@"--seed <N> .*\[default: 1\]", result.Output);
    }

    [Fact]
    public async Task Help_UnknownCommand_SuggestsTheNearest()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("help", "smaple")).Ended(2);

        Assert.Equal("command line: unknown command 'smaple'; did you mean 'sample'?\n", result.Error);
    }
}
