using System.Globalization;
using CharRnn.Pipeline.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CharRnn.Pipeline.Generator.Tests;

public sealed class PipelineGeneratorDiagnosticsTests
{
    private const string Size = "; write a whole number from 1 to 4096";
    private const string Value = "a value (text in double quotes, a number, true, false, null, an array or an object) is expected, found ";
    private const string Example = "; write { \"cell\": \"rnn\", \"hidden\": 100, \"vocabulary\": 78, \"sequence\": 25 }";

    [Theory]
    [InlineData("0", "(3,13): error CRNN003: model.hidden: 0 is out of range" + Size)]
    [InlineData("-1", "(3,13): error CRNN003: model.hidden: -1 is out of range" + Size)]
    [InlineData("5000", "(3,13): error CRNN003: model.hidden: 5000 is out of range" + Size)]
    [InlineData("12.5", "(3,13): error CRNN002: model.hidden: 12.5 is not a whole number in plain digits" + Size)]
    [InlineData("\"100\"", "(3,13): error CRNN002: model.hidden: \"100\" is not a number" + Size)]
    [InlineData("null", "(3,13): error CRNN002: model.hidden: null is not a number" + Size)]
    [InlineData("1, \"hidden\": 2", "(3,16): error CRNN001: the key 'hidden' stands at (3,3) already; remove one of them")]
    [InlineData("1, \"cell\": \"lstm\"", "(3,24): error CRNN004: model.cell: unknown cell 'lstm'; known: rnn")]
    [InlineData("1, \"cel\": \"rnn\"", "(3,16): error CRNN002: model.cel: unknown key 'cel'; did you mean 'cell'?")]
    [InlineData("01", "(3,13): error CRNN001: a number such as 7, 0.5 or -1e-4 is expected, found '01'")]
    public void Run_BadValue_PointsAtIt(string hidden, string expected) => AssertReports(
        $$"""
        { // Line 1.
          "model": {
          "hidden": {{hidden}},
          "vocabulary": 78, "sequence": 25 }
        }
        """,
        expected);

    [Theory]
    [InlineData("", "(1,1): error CRNN001: " + Value + "the end of the file")]
    [InlineData("{ \"model\": {}\n  x }", "(2,3): error CRNN001: ',' or '}' is expected, found 'x'")]
    [InlineData("{ \"stages\": [] }", "(1,1): error CRNN001: model: is missing" + Example)]
    [InlineData("{ \"model\": 7 }", "(1,12): error CRNN001: model: 7 is not an object" + Example)]
    [InlineData(null, "(1,1): error CRNN001: the file cannot be read as text; write it as UTF-8, or take it out of AdditionalFiles")]
    public void Run_BadFile_PointsAtTheFault(string? text, string expected) => AssertReports(text, expected);

    [Fact]
    public void Run_ManyProblemsInTwoFiles_ReportsThemAll()
    {
        var result = new GeneratorSession(
            new PipelineText("a.pipeline.json", """{ "model": { "vocabulary": 0, "sequence": 25 } }"""),
            new PipelineText("b.pipeline.json", "[")).Run();

        Assert.Equal(
            ["a.pipeline.json(1,12) CRNN002", "a.pipeline.json(1,28) CRNN003", "b.pipeline.json(1,2) CRNN001"],
            result.Diagnostics.Select(Place));
    }

    [Fact]
    public void Run_DuplicateKeyOutsideTheModel_StillEmitsTheKernels()
    {
        var result = new GeneratorSession(new PipelineText(
            "pipeline.json", """{ "seed": 1, "seed": 2, "model": { "hidden": 7, "vocabulary": 78, "sequence": 25 } }""")).Run();

        Assert.Equal("pipeline.json(1,14) CRNN001", Place(Assert.Single(result.Diagnostics)));
        Assert.Equal(Kernels.HintNamesOf(7), result.HintNames());
    }

    [Fact]
    public void Run_BadValue_SpansTheWholeValue()
    {
        var result = new GeneratorSession(PipelineText.Of("pipeline.json", 5000)).Run();

        var location = Assert.Single(result.Diagnostics).Location;
        Assert.Equal((38, 4), (location.SourceSpan.Start, location.SourceSpan.Length));
        Assert.Equal("(0,38)-(0,42)", location.GetLineSpan().Span.ToString());
    }

    [Fact]
    public void Run_NoPipelineFile_WarnsAndSaysWhatToAdd()
    {
        var result = new GeneratorSession(new PipelineText("appsettings.json", "{}")).Run();

        Assert.Equal(
            "warning CRNN005: No additional file is named pipeline.json or *.pipeline.json, so no kernel is emitted; "
            + "add <AdditionalFiles Include=\"pipeline.json\" /> to the project",
            Assert.Single(result.Diagnostics).ToString());
    }

    private static void AssertReports(string? text, string expected)
    {
        var result = new GeneratorSession(new PipelineText("pipeline.json", text)).Run();

        Assert.Equal("pipeline.json" + expected, Assert.Single(result.Diagnostics).ToString());
    }

    private static string Place(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var start = place.StartLinePosition;
        return string.Create(CultureInfo.InvariantCulture, $"{place.Path}({start.Line + 1},{start.Character + 1}) {diagnostic.Id}");
    }
}
