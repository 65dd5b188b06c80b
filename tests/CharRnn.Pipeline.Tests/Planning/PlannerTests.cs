using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Stages.Encode;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Planning;

/// <summary>Plans of the built-in stages.</summary>
public sealed class PlannerTests
{
    [Fact]
    public void Plan_DefaultsAndOverrides_BindsTheOptions()
    {
        var plan = Plan("""{ "use": "load" }, { "use": "encode" }""", "encode.unit=word", "seed=18446744073709551615");

        Assert.Equal(new EncodeOptions { Unit = EncodeUnit.Word }, plan.Stages[1].Options);
        Assert.Equal(ulong.MaxValue, plan.Description.Seed);
        Assert.Equal(new KernelShape("rnn", 4, 5, 6), plan.Description.Model);
    }

    [Fact]
    public void Plan_OptionalArtifacts_NeedNoProducer() =>
        Assert.Equal("report", Assert.Single(Plan("""{ "use": "report" }""").Stages).Entry.Id);

    [Fact]
    public void Plan_SameStageTwice_IsTwoStages()
    {
        var plan = Plan("""{ "use": "load" }, { "use": "encode" }, { "use": "train" }, { "use": "sample" }, { "use": "sample", "id": "cold", "temperature": 0.5 }""");

        Assert.Equal(["load", "encode", "train", "sample", "cold"], plan.Stages.Select(stage => stage.Entry.Id));
    }

    [Fact]
    public void Plan_WrongOrder_ReportsEveryStageThatLacksSomething()
    {
        var messages = Refused("""{ "use": "sample" }, { "use": "train" }, { "use": "load" }""");

        Assert.Equal(
            [
                "stages[0]: 'sample' needs TrainedModel, which stages[1] 'train' produces only afterwards: put it before stages[0]",
                "stages[1]: 'train' needs EncodedText, which 'encode' produces: put { \"use\": \"encode\" } before stages[1]",
            ],
            messages);
    }

    [Fact]
    public void Plan_UnknownStage_LeavesTheOrderAfterItAlone()
    {
        var messages = Refused("""{ "use": "encode" }, { "use": "loat" }, { "use": "train" }""");

        Assert.Equal(
            [
                "stages[0]: 'encode' needs Corpus, which 'load' produces: put { \"use\": \"load\" } before stages[0]",
                "stages[1]: unknown stage 'loat'; did you mean 'load'?",
            ],
            messages);
    }

    private static Plan Plan(string stages, params string[] overrides)
    {
        using var workspace = new Workspace();
        var path = workspace.Write(
            "pipeline.json", $$"""{ "name": "x", "model": { "hidden": 4, "vocabulary": 5, "sequence": 6 }, "stages": [ {{stages}} ] }""");
        return Planner.Plan(path, overrides);
    }

    private static IEnumerable<string> Refused(string stages) =>
        Assert.Throws<PipelineConfigurationException>(() => Plan(stages)).Problems.Select(problem => $"{problem.Subject}: {problem.Message}");
}
