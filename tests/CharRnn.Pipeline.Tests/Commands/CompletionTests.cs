using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("charrnn ", "completion", "kernels", "run", "sample", "schema", "score", "stages")]
    [InlineData("charrnn st", "stages")]
    [InlineData("charrnn run", "run")]
    [InlineData("charrnn run ")]
    [InlineData("charrnn score model.safetensors ")]
    [InlineData("charrnn run --d", "--dry-run")]
    [InlineData("charrnn --d", "--dry-run")]
    [InlineData("charrnn sample --", "--help", "--length", "--prime", "--samples", "--seed", "--temperature")]
    [InlineData("charrnn stages ", "encode", "gradcheck", "load", "report", "sample", "train")]
    [InlineData("charrnn run --set seed=1 --set train.l", "train.learningRate=", "train.logEvery=")]
    [InlineData("charrnn run --set model.", "model.cell=", "model.hidden=", "model.sequence=", "model.vocabulary=")]
    [InlineData("charrnn completion ", "bash", "fish", "pwsh", "zsh")]
    public async Task Suggest_Line_OffersWhatMayStandThere(string line, params string[] expected)
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync($"[suggest:{line.Length}]", line + " and what stands behind")).Ended(0);

        Assert.Equal(string.Concat(expected.Select(word => word + "\n")), result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Suggest_PipelineFile_OffersTheIdsOfItsStagesAndRunsNoPlugin()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "train", "id": "first" }, { "use": "greet" }""");
        const string Line = "charrnn run pipeline.json --set ";

        var result = (await workspace.RunAsync($"[suggest:{Line.Length}]", Line)).Ended(0);

        var words = result.Output.Split('\n');
        Assert.Contains("first.learningRate=", words);
        Assert.DoesNotContain("train.learningRate=", words);
        Assert.DoesNotContain(words, word => word.StartsWith("greet", StringComparison.Ordinal));
    }

    [UnixTheory]
    [InlineData("sco", "score")]
    [InlineData("run --dr", "--dry-run")]
    [InlineData("--qu", "--quiet")]
    [InlineData("stages tra", "train")]
    [InlineData("run --set train.learn", "train.learningRate=")]
    [InlineData("sample --te", "--temperature")]
    public async Task Bash_ScriptSourced_CompletesTheWord(string line, string expected)
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunShellAsync($$"""
            source <(charrnn completion bash)
            COMP_WORDS=(charrnn {{line}}) COMP_CWORD={{line.Split(' ').Length}}
            _charrnn
            printf '%s\n' "${COMPREPLY[@]}"
            complete -p charrnn
            """)).Ended(0);

        Assert.Equal($"{expected}\ncomplete -o default -F _charrnn charrnn\n", result.Output);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("zsh", "compdef _charrnn charrnn")]
    [InlineData("fish", "complete --command charrnn")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName charrnn")]
    public async Task Run_OtherShell_PrintsItsScript(string shell, string line)
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("completion", shell)).Ended(0);

        Assert.Contains(line, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_UnknownShell_NamesThoseThereAre()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("completion", "tcsh")).Ended(2);

        Assert.Equal("command line: unknown shell 'tcsh'; known: bash, zsh, fish, pwsh\n", result.Error);
    }
}
