using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

public sealed class SampleCommandTests(TrainedRun run) : IClassFixture<TrainedRun>
{
    [Fact]
    public async Task Run_SeedAndLengthOfThePipeline_WritesItsPassageToTheByte()
    {
        var result = await Sample(run.Folder, "--length", "300", "--seed", "9");

        Assert.Equal(File.ReadAllText(Path.Combine(run.Folder, "passage.txt")), result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Run_CheckpointOrItsFolder_IsTheSameModel()
    {
        var ofFile = await Sample(run.Best, "--length", "50");
        var ofFolder = await Sample(Path.GetDirectoryName(run.Best)!, "--length", "50");

        Assert.Equal(50, ofFile.Output.Length);
        Assert.Equal(ofFile.Output, ofFolder.Output);
    }

    [Fact]
    public async Task Run_OtherSeed_WritesAnotherPassage() =>
        Assert.NotEqual((await Sample(run.Best, "--seed", "1")).Output, (await Sample(run.Best, "--seed", "18446744073709551615")).Output);

    [Fact]
    public async Task Run_Prime_BeginsThePassage()
    {
        var result = await Sample(run.Best, "--prime", "- The sea", "--length", "20", "--temperature", ".5");

        Assert.StartsWith("- The sea", result.Output, StringComparison.Ordinal);
        Assert.Equal("- The sea".Length + 20, result.Output.Length);
    }

    [Fact]
    public async Task Run_SeveralSamples_SetsThemOffAndBeginsWithTheOnlyOne()
    {
        var one = (await Sample(run.Best, "--length", "40")).Output;
        var three = (await Sample(run.Best, "--length", "40", "--samples", "3")).Output;

        Assert.StartsWith($"--- 1 of 3 ---\n{one}\n--- 2 of 3 ---\n", three, StringComparison.Ordinal);
        var passages = three.Split(["--- 1 of 3 ---\n", "\n--- 2 of 3 ---\n", "\n--- 3 of 3 ---\n"], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, passages.Distinct().Count());
    }

    /// <summary>The passages would take hours: the program must notice that nobody reads them.</summary>
    [UnixFact]
    public async Task Run_ReaderStops_EndsQuietly()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunShellAsync($"charrnn sample '{run.Best}' --length 10000000 --samples 1000 | head -c 20")).Ended(0);

        Assert.Equal("--- 1 of 1000 ---\n".Length + 2, result.Output.Length);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("byte", "\n", "a", "<0xC3>", "<0xA9>")]
    [InlineData("word", "\n", " sea", "<unk>", "The")]
    public async Task Run_OtherUnit_CompilesItsKernelAndWritesItsSymbols(string unit, params string[] symbols)
    {
        using var workspace = new Workspace();
        var model = workspace.PathOf("tiny.safetensors");
        TinyModel.Write(model, unit, symbols);

        var result = (await workspace.RunAsync("sample", model, "--length", "200")).Ended(0);

        Assert.Contains("compiled", result.Error, StringComparison.Ordinal);
        Assert.True(result.Output.Length >= 100);
        string[] text = unit == "byte" ? ["\n", "a", "é", "\uFFFD"] : ["\n", " ", "sea", "<unk>", "The"];
        Assert.Empty(text.Aggregate(result.Output, (rest, symbol) => rest.Replace(symbol, "", StringComparison.Ordinal)));
    }

    private async Task<ProcessResult> Sample(params string[] arguments) =>
        (await RunningProgram.RunAsync(run.Folder, ["sample", .. arguments])).Ended(0);
}
