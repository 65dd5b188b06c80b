using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Running;

/// <summary>Texts that cannot be learnt from, in the real executable: told before there is a run folder.</summary>
public sealed class BadTextTests
{
    /// <summary>What is wrong, the text's bytes, and what the message must hold.</summary>
    public static TheoryData<string, byte[], string> Texts() => new()
    {
        { "empty", [], "stages[0].path: " },
        { "one character", "a"u8.ToArray(), "stages[0].path: " },
        { "one distinct character", "aaaaaaaaaaaa"u8.ToArray(), "stages[0].path: " },
        { "shorter than T + 1", "abca"u8.ToArray(), "model.sequence = 6" },
        { "not UTF-8", [0x61, 0x62, 0xE9, 0x63], "offset 2" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Run_BadText_SaysWhatAndStartsNothing(string what, byte[] text, string message)
    {
        using var workspace = new Workspace();
        workspace.Write("text.txt", text);
        workspace.WritePipeline("""{ "use": "load", "path": "text.txt" }, { "use": "encode" }, { "use": "train" }""");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.True(result.Error.Contains(message, StringComparison.Ordinal), $"{what}\n{result}");
        Assert.Contains("pipeline.json(5,", result.Error, StringComparison.Ordinal);
        Assert.Equal(["pipeline.json", "text.txt"], workspace.Entries);
    }
}
