using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Resuming;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Resuming;

public sealed class PipelineComparisonTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public PipelineComparisonTests() => _workspace.Write("pipeline.json", """
        {
          "name": "sample",
          "model": { "hidden": 4, "vocabulary": 5, "sequence": 6 },
          "stages": [
            { "use": "load", "path": "text.txt" }, { "use": "encode" }, { "use": "gradcheck" },
            { "use": "train", "epochs": 5, "updates": 100 }, { "use": "sample" }, { "use": "report" }
          ]
        }
        """);

    [Theory]
    [InlineData("sample.length=5", "1000", "5")]
    [InlineData("sample.prime=the", "null", "\"the\"")]
    [InlineData("train.epochs=6", "5", "6")]
    [InlineData("train.updates=101", "100", "101")]
    [InlineData("train.updates=null", "100", "null")]
    [InlineData("train.threads=1", "2", "1")]
    [InlineData("train.logEvery=7", "100", "7")]
    [InlineData("train.sampleEvery=7", "10000", "7")]
    [InlineData("train.keepCheckpoints=7", "1", "7")]
    [InlineData("train.checkpointSeconds=7", "60", "7")]
    [InlineData("load.path=moved.txt", "\"text.txt\"", "\"moved.txt\"")]
    [InlineData("model.vocabulary=81", "5", "81")]
    public void Changes_ThatDecideNothing_AreHarmlessAndLeaveTheBindingPart(string change, string was, string now)
    {
        var (old, plan) = (Plan(), Plan(change));

        var found = Assert.Single(Compare(old, plan));

        Assert.Equal((change.Split('=')[0], was, now, true), (found.Key, found.Was, found.Now, found.IsHarmless));
        Assert.Equal(old.Description.BindingJson, plan.Description.BindingJson);
    }

    [Theory]
    [InlineData("seed=2", "1", "2")]
    [InlineData("model.hidden=5", "4", "5")]
    [InlineData("encode.unit=byte", "\"character\"", "\"byte\"")]
    [InlineData("gradcheck.limit=0.5", "2E-07", "0.5")]
    [InlineData("train.learningRate=0.1", "0.01", "0.1")]
    [InlineData("train.checkpointEvery=500", "10000", "500")]
    [InlineData("train.from=other.safetensors", "null", "\"other.safetensors\"")]
    public void Changes_ThatDecideWhatIsLearnt_AreNot(string change, string was, string now)
    {
        var (old, plan) = (Plan(), Plan(change));

        var found = Assert.Single(Compare(old, plan));

        Assert.Equal((change.Split('=')[0], was, now, false), (found.Key, found.Was, found.Now, found.IsHarmless));
        Assert.NotEqual(old.Description.BindingJson, plan.Description.BindingJson);
    }

    [Theory]
    [InlineData("train.epochs=4")]
    [InlineData("train.updates=99")]
    public void Changes_ToLessTraining_AreRefused(string change) => Assert.False(Assert.Single(Compare(Plan(), Plan(change))).IsHarmless);

    [Fact]
    public void Changes_StagesThatOnlyShow_MayComeAndGo()
    {
        var old = Plan();
        _workspace.Write("pipeline.json", _workspace.Read("pipeline.json").Replace(""", { "use": "sample" }""", "", StringComparison.Ordinal));

        var found = Assert.Single(Compare(old, Plan()));

        Assert.Equal(("stages", "sample, report", "report", true), (found.Key, found.Was, found.Now, found.IsHarmless));
    }

    public void Dispose() => _workspace.Dispose();

    private static IReadOnlyList<ConfigurationChange> Compare(Plan old, Plan plan) =>
        new PipelineComparison(PipelineValues.Parse(old.Description.ResolvedJson), plan).Changes();

    private Plan Plan(params string[] overrides) => Planner.Plan(_workspace.PathOf("pipeline.json"), overrides);
}
