using System.Text.Json;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Examples;

public sealed class FoldTests
{
    [Fact]
    public async Task Run_Pipeline_TrainsOnTheFoldedVocabulary()
    {
        using var workspace = new Workspace();

        var result = (await Example.RunAsync(workspace, "Fold", "model.hidden=5")).Ended(0);

        Assert.Contains("Folded 52 characters into 40\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("Training rnn m=5 K=40 T=25", result.Error, StringComparison.Ordinal);
        Assert.Contains("Folded characters", workspace.Read("here/report.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.Read("here/passage.txt"), char.IsUpper);
    }

    [Fact]
    public async Task Run_SmallText_FoldsWhatIsRare()
    {
        using var workspace = new Workspace();
        var text = workspace.Write("text.txt", "Aa bB aB Ab 😀 aab!");

        (await Example.RunAsync(
            workspace, "Fold", $"load.path={text}", "fold.minimumCount=2", "train.updates=1", "model.sequence=4", "model.vocabulary=4", "model.hidden=3")).Ended(0);

        var symbols = SymbolsOf(workspace.PathOf("here/checkpoints/last.safetensors"));
        Assert.Equal([" ", "a", "b", "~"], symbols);
        Assert.Contains("U+1F600", workspace.Read("here/report.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fold.minimumCount=1000000", "--set fold.minimumCount=1000000: stages[1].minimumCount: leaves a single character; write a smaller count")]
    [InlineData("fold.replacement=ab", "--set fold.replacement=ab: stages[1].replacement: \"ab\": write a single character")]
    public async Task Run_WrongOption_SaysWhatToDo(string option, string message)
    {
        using var workspace = new Workspace();

        var result = (await Example.RunAsync(workspace, "Fold", option)).Ended(2);

        Assert.EndsWith($"command line: {message}\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(workspace.Entries);
    }

    private static List<string> SymbolsOf(string model)
    {
        var bytes = File.ReadAllBytes(model);
        var header = JsonDocument.Parse(bytes.AsMemory(8, (int)BitConverter.ToInt64(bytes)));
        var vocabulary = header.RootElement.GetProperty("__metadata__").GetProperty("vocabulary").GetString()!;
        return [.. JsonDocument.Parse(vocabulary).RootElement.EnumerateArray().Select(symbol => symbol.GetString()!)];
    }
}
