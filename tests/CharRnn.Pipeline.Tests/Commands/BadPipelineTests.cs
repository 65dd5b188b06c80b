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
