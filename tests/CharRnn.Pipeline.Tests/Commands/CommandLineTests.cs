using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("unknown command 'rnu'; did you mean 'run'?", "rnu")]
    [InlineData("unknown command 'xyz'; known: run, stages, sample, score, kernels, schema, completion", "xyz")]
    [InlineData("unknown option '--ste'; did you mean '--set'?", "run", "--ste", "seed=1")]
    [InlineData("unknown option '--qiet'; did you mean '--quiet'?", "--qiet")]
    [InlineData("unknown argument 'other.json'; known: --set, --out, --resume, --dry-run, --quiet", "run", "pipeline.json", "other.json")]
    [InlineData("--out is empty", "run", "--out", "")]
    [InlineData("PIPELINE is empty", "run", "")]
    [InlineData("Required argument missing for option: '--out'.", "run", "--out")]
    [InlineData("--set seed: PATH=VALUE is expected, for example train.learningRate=0.05, model.hidden=128 or seed=7", "--set", "seed")]
    [InlineData("--set .seed=1: PATH=VALUE is expected, for example train.learningRate=0.05, model.hidden=128 or seed=7", "--set", ".seed=1")]
    [InlineData("--set gret.name=me: unknown stage 'gret'; did you mean 'greet'?", "--set", "gret.name=me")]
    [InlineData("--set greet.nam=me: stages[0].nam: unknown key 'nam'; did you mean 'name'?", "--set", "greet.nam=me")]
    [InlineData("--set greet.times=0: stages[0].times: 0 is out of range; write a whole number from 1 to 10", "--set", "greet.times=0")]
    [InlineData("--set model.hidden=many: model.hidden: \"many\" is not a number; write a whole number from 1 to 4096", "--set", "model.hidden=many")]
    [InlineData("--set model={}: an object cannot be set; set its values one by one", "--set", "model={}")]
    [InlineData("--set sed=1: sed: unknown key 'sed'; did you mean 'seed'?", "--set", "sed=1")]
    [InlineData("unknown stage 'gret'; did you mean 'greet'?", "stages", "gret")]
    public async Task Run_BadArguments_SaysWhatIsMeantAndStartsNothing(string message, params string[] arguments)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "name": "you" }""");

        var result = (await workspace.RunAsync(arguments)).Ended(2);

        Assert.Equal($"command line: {message}\n", result.Error);
        Assert.Empty(result.Output);
        Assert.Equal(["pipeline.json"], workspace.Entries);
    }

    [Theory]
    [InlineData("pipeline.json", "--dry-run")]
    [InlineData("--dry-run")]
    public async Task Run_FileOrOptionFirst_IsARun(params string[] arguments)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "name": "you" }""");

        var result = (await workspace.RunAsync(arguments)).Ended(0);

        Assert.Equal((await workspace.RunAsync(["run", .. arguments])).Output, result.Output);
    }

    [Fact]
    public async Task Run_FileThatIsNotThere_IsMissedAsAPipeline()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("novel.json")).Ended(2);

        Assert.StartsWith("novel.json: there is no such file in ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CommandWithAFileOfItsName_IsTheCommand()
    {
        using var workspace = new Workspace();
        workspace.Write("stages", "no pipeline");

        var result = (await workspace.RunAsync("stages")).Ended(0);

        Assert.Contains("gradcheck", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Help_ShowsExamples()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("--help")).Ended(0);

        Assert.Contains("charrnn run --set model.hidden=200 --set train.learningRate=0.03", result.Output, StringComparison.Ordinal);
        Assert.Contains("stages", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Version_ShowsTheVersionOfTheProduct()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("--version")).Ended(0);

        Assert.StartsWith(Product.Version, result.Output, StringComparison.Ordinal);
    }
}
