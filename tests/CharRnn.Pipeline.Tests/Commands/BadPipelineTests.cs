using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Commands;

/// <summary>What the real executable says about pipelines that cannot run.</summary>
public sealed class BadPipelineTests
{
    [Theory]
    [ClassData(typeof(BadPipelines))]
    public async Task Run_BadPipeline_PointsAtTheValueAndStartsNothing(string change, string pipeline, string message)
    {
        using var workspace = new Workspace();
        var marked = MarkedText.Parse(pipeline);
        workspace.Write("pipeline.json", marked.Text);

        var result = (await workspace.RunAsync()).Ended(2);

        var expected = $"pipeline.json({marked.Line},{marked.Column}): {message}";
        Assert.True(result.Error.StartsWith(expected, StringComparison.Ordinal), $"{change}\nexpected: {expected}\n{result}");
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
        Assert.Empty(result.Output);
        Assert.Equal(["pipeline.json"], workspace.Entries);
    }

    /// <summary>Files that are no text of a pipeline: what is wrong, their bytes, and all that is said.</summary>
    public static TheoryData<string, byte[], string> Files() => new()
    {
        {
            "not UTF-8", [.. "{ \"name\":\r\n \"nov"u8, 0xE9, .. "l\" }"u8],
            "pipeline.json(2,6): is not UTF-8: byte 0xE9 at offset 16 starts no character; save the file as UTF-8"
        },
        { "UTF-16", [0xFF, 0xFE, 0x7B, 0], "pipeline.json(1,1): is not UTF-8: byte 0xFF at offset 0 starts no character; save the file as UTF-8" },
        { "cut within a character", [.. "{ \"name\": \""u8, 0xE2, 0x80], "pipeline.json(1,12): is not UTF-8: byte 0xE2 at offset 11 starts no character; save the file as UTF-8" },
        { "zeros", new byte[4096], "pipeline.json(1,1): a value (text in double quotes, a number, true, false, null, an array or an object) is expected, found U+0000" },
        { "too large", new byte[(1 << 20) + 1], "pipeline.json: has more than 1,048,576 bytes, the most that a pipeline file may have; name a pipeline file" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Run_FileThatIsNoText_SaysWhy(string what, byte[] content, string message)
    {
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", content);

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.True(result.Error == message + "\n", $"{what}\n{result}");
    }

    [Fact]
    public async Task Run_MoreThanAHundredProblems_CountsTheRest()
    {
        using var workspace = new Workspace();
        var keys = string.Join(", ", Enumerable.Range(0, 1500).Select(number => $"\"unheard-of-{number}\": 0"));
        workspace.WritePipeline($"{{ \"use\": \"load\", {keys} }}");

        var lines = (await workspace.RunAsync()).Ended(2).Error.TrimEnd().Split('\n');

        Assert.Equal(101, lines.Length);
        Assert.StartsWith("pipeline.json(5,", lines[0], StringComparison.Ordinal);
        Assert.Equal("1,400 more problems; correct these first", lines[^1]);
    }

    [Theory]
    [InlineData("stages=[{\"use\":\"nothing\"}]", "command line: --set stages=[{\"use\":\"nothing\"}]: stages[0]: unknown stage 'nothing'")]
    [InlineData("stages=[{\"use\":\"load\",\"path\":7}]", "command line: --set stages=[{\"use\":\"load\",\"path\":7}]: stages[0].path: 7 is not a text")]
    [InlineData("stages=[{\"use\":\"load\",\"pat\":7}]", "command line: --set stages=[{\"use\":\"load\",\"pat\":7}]: stages[0].pat: unknown key 'pat'")]
    [InlineData("stages=[{\"use\":1,\"use\":2}]", "command line: --set stages=[{\"use\":1,\"use\":2}]: the key 'use' stands at (1,3) already; remove one of them")]
    public async Task Run_ProblemInsideAnOverride_NamesTheOverride(string argument, string message)
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("{ \"use\": \"load\" }");

        var result = (await workspace.RunAsync("--set", argument)).Ended(2);

        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ManyProblems_ShowsAllInTheOrderOfTheirPlaces()
    {
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", """
            {
              "stages": [ { "use": "train", "clip": -1, "epoch": 3 }, { "use": "nothing" } ],
              "plugins": [ "missing.dll" ],
              "model": { "hidden": 0, "vocabulary": 5, "sequence": 6 },
              "name": "sample"
            }
            """);

        var result = (await workspace.RunAsync("--set", "seed=x")).Ended(2);

        Assert.Collection(
            result.Error.TrimEnd().Split('\n'),
            line => Assert.StartsWith("command line: --set seed=x: seed: \"x\" is no whole number", line, StringComparison.Ordinal),
            line => Assert.StartsWith("pipeline.json(2,24): stages[0]: 'train' needs EncodedText", line, StringComparison.Ordinal),
            line => Assert.StartsWith("pipeline.json(2,41): stages[0].clip: -1 is out of range", line, StringComparison.Ordinal),
            line => Assert.StartsWith("pipeline.json(2,45): stages[0].epoch: unknown key 'epoch'; did you mean 'epochs'?", line, StringComparison.Ordinal),
            line => Assert.StartsWith("pipeline.json(3,16): plugins: there is no file or folder 'missing.dll'", line, StringComparison.Ordinal),
            line => Assert.StartsWith("pipeline.json(4,24): model.hidden: 0 is out of range", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_EmptyStages_PointsAtTheList()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.StartsWith("pipeline.json(5,13): stages: a list of at least one stage is expected", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoPipeline_SaysWhereItLookedAndWhatToDo()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.StartsWith("pipeline.json: there is no such file in ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("name a pipeline file: charrnn run PIPELINE\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderAsPipeline_AsksForAFile()
    {
        using var workspace = new Workspace();

        var result = (await workspace.RunAsync("run", ".")).Ended(2);

        Assert.Equal(".: is a folder; name a pipeline file in it\n", result.Error);
    }
}
