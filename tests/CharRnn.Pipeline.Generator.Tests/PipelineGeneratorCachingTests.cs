using CharRnn.Pipeline.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace CharRnn.Pipeline.Generator.Tests;

public sealed class PipelineGeneratorCachingTests
{
    [Fact]
    public void EditOfCSharp_AnyPipeline_FindsEverythingCached()
    {
        var session = new GeneratorSession(PipelineText.Of("pipeline.json", 100), new PipelineText("bad.pipeline.json", "{}"));
        var before = session.Run();
        session.EditCSharp("class Second { int Field; }");

        var after = session.Run();

        Assert.All(after.TrackedSteps.Keys, step => Assert.All(after.Reasons(step), reason => Assert.Equal(Cached, reason)));
        Assert.All(after.OutputReasons(), reason => Assert.Equal(Cached, reason));
        Assert.Equal(6, after.Emissions()[Cached].Count());
        AssertSameObjects(before, after);
    }

    [Theory]
    [InlineData("""{ "model": { "cell": "rnn", "hidden": 100, "vocabulary": 78, "sequence": 25 } } // a comment""")]
    [InlineData("{\r\n\t\"model\": {\r\n\t\t\"sequence\": 25, /* T */\r\n\t\t\"vocabulary\": 78,\r\n\t\t\"hidden\": 100,\r\n\t},\r\n}\r\n")]
    [InlineData("""{ "name": "other", "seed": 7, "stages": [], "model": { "hidden": 100, "vocabulary": 78, "sequence": 25 } }""")]
    public void ReformattedJson_SameModel_EmitsNothing(string reformatted)
    {
        var session = new GeneratorSession(PipelineText.Of("pipeline.json", 100));
        var before = session.Run();
        session.Replace(new PipelineText("pipeline.json", reformatted));

        var after = session.Run();

        Assert.Equal([Modified], after.Reasons(StepNames.Files));
        Assert.Equal([Unchanged], after.Reasons(StepNames.Read));
        Assert.Equal([Cached], after.Reasons(StepNames.Model));
        Assert.All(after.Reasons(StepNames.Kernel), reason => Assert.Equal(Cached, reason));
        Assert.All(after.OutputReasons(), reason => Assert.Equal(Cached, reason));
        Assert.Equal(6, after.Emissions()[Cached].Count());
        AssertSameObjects(before, after);
    }

    [Fact]
    public void NewProblem_OutsideTheModel_IsReportedAndEmitsNothing()
    {
        var session = new GeneratorSession(PipelineText.Of("pipeline.json", 100));
        session.Run();
        session.Replace(new PipelineText(
            "pipeline.json", """{ "seed": 1, "seed": 1, "model": { "hidden": 100, "vocabulary": 78, "sequence": 25 } }"""));

        var after = session.Run();

        Assert.Single(after.Diagnostics);
        Assert.Equal([Modified], after.Reasons(StepNames.Read));
        Assert.Equal([Unchanged], after.Reasons(StepNames.Model));
        Assert.Equal(Kernels.NamesOf(100), after.Emissions()[Cached]);
    }

    [Fact]
    public void ChangedHidden_OneFile_EmitsItsKernelsAgain()
    {
        var session = new GeneratorSession(PipelineText.Of("pipeline.json", 100));
        session.Run();
        session.Replace(PipelineText.Of("pipeline.json", 73));

        var after = session.Run();

        Assert.Equal([Modified], after.Reasons(StepNames.Model));
        Assert.All(after.Reasons(StepNames.Kernel), reason => Assert.Equal(Modified, reason));
        Assert.Equal(Kernels.NamesOf(73), after.Emissions()[Modified]);
        Assert.Equal(Kernels.HintNamesOf(73), after.HintNames());
    }

    [Fact]
    public void ChangedHidden_OneFileOfThree_LeavesTheOthersAlone()
    {
        var session = new GeneratorSession(
            PipelineText.Of("a.pipeline.json", 64), PipelineText.Of("b.pipeline.json", 100), PipelineText.Of("c.pipeline.json", 128));
        session.Run();
        session.Replace(PipelineText.Of("b.pipeline.json", 1));

        var emissions = session.Run().Emissions();

        Assert.Equal(Kernels.NamesOf(1), emissions[Modified]);
        Assert.Equal(Kernels.NamesOf(64, 128), emissions[Cached]);
    }

    [Fact]
    public void NewFile_BesideOthers_EmitsItsOwnKernelsOnly()
    {
        var session = new GeneratorSession(PipelineText.Of("b.pipeline.json", 100));
        session.Run();
        session.Add(PipelineText.Of("a.pipeline.json", 1));

        var emissions = session.Run().Emissions();

        Assert.Equal(Kernels.NamesOf(1), emissions[New]);
        Assert.Equal(Kernels.NamesOf(100), emissions[Cached]);
    }

    [Fact]
    public void RemovedFile_OfASharedModel_LeavesTheKernelsOfTheOther()
    {
        var session = new GeneratorSession(PipelineText.Of("a.pipeline.json", 100), PipelineText.Of("b.pipeline.json", 100));
        session.Run();
        session.Remove("a.pipeline.json");

        Assert.Equal(Kernels.HintNamesOf(100), session.Run().HintNames());
    }

    [Fact]
    public void MovedProblem_BesideAGoodFile_IsReportedAnewAndEmitsNothing()
    {
        var session = new GeneratorSession(PipelineText.Of("pipeline.json", 100), PipelineText.Of("bad.pipeline.json", 0));
        session.Run();
        session.Replace(new PipelineText("bad.pipeline.json", "{ \"model\":\n{ \"hidden\": 0, \"vocabulary\": 78, \"sequence\": 25 } }"));

        var after = session.Run();

        Assert.Equal([Modified], after.Reasons(StepNames.Problem));
        Assert.Equal(1, Assert.Single(after.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(Kernels.NamesOf(100), after.Emissions()[Cached]);
    }

    [Fact]
    public void KeptProblem_TextAfterItEdited_IsNotReportedAnew()
    {
        const string Bad = """{ "model": { "hidden": 0, "vocabulary": 78, "sequence": 25 }""";
        var session = new GeneratorSession(new PipelineText("pipeline.json", Bad + " }"));
        session.Run();
        session.Replace(new PipelineText("pipeline.json", Bad + ", \"seed\": 7 }"));

        var after = session.Run();

        Assert.Equal([Unchanged], after.Reasons(StepNames.Read));
        Assert.All(after.OutputReasons(), reason => Assert.Equal(Cached, reason));
        Assert.Single(after.Diagnostics);
    }

    [Fact]
    public void BrokenThenMended_OneFile_HasItsKernelsAgain()
    {
        var session = new GeneratorSession(PipelineText.Of("pipeline.json", 100));
        session.Run();
        session.Replace(new PipelineText("pipeline.json", """{ "model": { "hidden": 10"""));
        Assert.Empty(session.Run().HintNames());
        session.Replace(PipelineText.Of("pipeline.json", 100));

        var after = session.Run();

        Assert.Empty(after.Diagnostics);
        Assert.Equal(Kernels.HintNamesOf(100), after.HintNames());
    }

    // The very same objects: had anything been emitted again, there would be new ones.
    private static void AssertSameObjects(GeneratorRunResult before, GeneratorRunResult after)
    {
        Assert.Equal(before.HintNames(), after.HintNames());
        Assert.All(
            before.GeneratedSources.Zip(after.GeneratedSources),
            pair => Assert.Same(pair.First.SourceText, pair.Second.SourceText));
    }
}
