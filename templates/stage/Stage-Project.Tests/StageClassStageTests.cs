using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Stage_Project.Tests;

public sealed class StageClassStageTests
{
    [Fact]
    public async Task RunAsync_Passage_CountsItsWords()
    {
        var artifacts = new ArtifactStore();
        artifacts.Put(new Passage("The clock, the key.", Temperature: 1, Update: 1, SmoothLoss: 100));
        var stage = new StageClassStage(new StageClassOptions { Show = 1 }, NullLogger<StageClassStage>.Instance);

        await stage.RunAsync(ContextOf(artifacts), CancellationToken.None);

        Assert.Equal(new("the", 2), artifacts.Get<WordCounts>().Words[0]);
        Assert.Equal(["the", "2"], Assert.Single(Assert.Single(artifacts.Sections).Table!.Rows));
    }

    private static StageContext ContextOf(ArtifactStore artifacts) => new(artifacts)
    {
        StageId = "stage-use-name",
        RunFolder = new RunFolder("unused"),
        Pipeline = new PipelineDescription
        {
            Name = "test",
            Seed = 1,
            Model = new KernelShape("rnn", Hidden: 100, Vocabulary: 78, Sequence: 25),
            Folder = "",
            ResolvedJson = "{}",
            ProductVersion = "",
        },
    };
}
