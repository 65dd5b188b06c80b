using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed class StagesCommandTests
{
    [Fact]
    public async Task Run_NoPipeline_ListsTheBuiltInStages()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("stages")).Ended(0);

        var names = result.Output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]);
        Assert.Equal(["encode", "gradcheck", "load", "report", "sample", "train"], names);
    }

    [Theory]
    [InlineData("pipeline.json")]
    [InlineData("other.json", "--pipeline", "other.json")]
    public async Task Run_PipelineWithPlugins_ListsTheirStages(string file, params string[] arguments)
    {
        using var workspace = new Workspace();
        workspace.Write(file, Workspace.Pipeline(""));

        var result = (await workspace.RunAsync(["stages", .. arguments])).Ended(0);

        Assert.Contains("greet      Writes a greeting.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("train      Trains the network", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NameOfAStage_DescribesItsOptions()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("");

        var result = (await workspace.RunAsync("stages", "greet")).Ended(0);

        Assert.Equal("""
            greet: Writes a greeting.
              produces Greeting
              options
                name: a text in double quotes; required
                  Who is greeted.
                tone: one of "warm", "veryFormal"; default "warm"
                  How.
                times: a whole number from 1 to 10; default 1
                  How often.
                volume: a number above 0 to 1; default 0.5
                  How loud.
                loud: true or false; default false
                  Whether with an exclamation mark.
                longest: a whole number from 1; may be left out
                  The longest greeting, in characters.
                others: a list of texts; default []
                  Who else.
                language: one of "en", "de"; default "en"
                  The language.

            """, result.Output);
    }

    [Fact]
    public async Task Run_BuiltInStage_IsDescribedAlike()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("stages", "train")).Ended(0);

        Assert.Contains("  consumes EncodedText\n  produces TrainedModel\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("    learningRate: a number above 0 to 10; default 0.01\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StageWithoutOptions_ShowsWhatItConsumes()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("");

        var result = (await workspace.RunAsync("stages", "spell")).Ended(0);

        Assert.Equal("spell: Counts the letters of a greeting.\n  consumes Greeting\n", result.Output);
    }
}
