using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Tests.Configuration;

public sealed class ModelReaderTests
{
    private const string Size = "; write a whole number from 1 to ";
    private const string Example = "; write { \"cell\": \"rnn\", \"hidden\": 100, \"vocabulary\": 78, \"sequence\": 25 }";

    [Theory]
    [InlineData("""{ "model": { "cell": "rnn", "hidden": 100, "vocabulary": 78, "sequence": 25 } }""", 100, 78, 25)]
    [InlineData("""{ "model": { "sequence": 1, "vocabulary": 1, "hidden": 1 } }""", 1, 1, 1)]
    [InlineData("""{ "model": { "hidden": 4096, "vocabulary": 65536, "sequence": 4096 }, "other": [] }""", 4096, 65536, 4096)]
    public void Read_GoodModel_GivesItsShape(string text, int hidden, int vocabulary, int sequence)
    {
        var (model, problems) = Read(text);

        Assert.Empty(problems);
        Assert.Equal(new ModelConfiguration("rnn", hidden, vocabulary, sequence), model);
    }

    [Theory]
    [InlineData("""{ "name": "a" }""", 1, "is missing" + Example)]
    [InlineData("""[]""", 1, "is missing" + Example)]
    [InlineData("""{ "model": [100] }""", 12, "an array is not an object" + Example)]
    [InlineData("""{ "model": null }""", 12, "null is not an object" + Example)]
    public void Read_NoModel_ShowsOne(string text, int column, string message) =>
        AssertProblem(text, ProblemIds.Malformed, "model", column, message);

    [Theory]
    [InlineData("0", ProblemIds.Range, "0 is out of range")]
    [InlineData("-3", ProblemIds.Range, "-3 is out of range")]
    [InlineData("-0", ProblemIds.Range, "-0 is out of range")]
    [InlineData("4097", ProblemIds.Range, "4097 is out of range")]
    [InlineData("99999999999999999999", ProblemIds.Range, "99999999999999999999 is out of range")]
    [InlineData("1.5", ProblemIds.Key, "1.5 is not a whole number in plain digits")]
    [InlineData("1e2", ProblemIds.Key, "1e2 is not a whole number in plain digits")]
    [InlineData("1E400", ProblemIds.Key, "1E400 is not a whole number in plain digits")]
    [InlineData("\"100\"", ProblemIds.Key, "\"100\" is not a number")]
    [InlineData("\"\\n\"", ProblemIds.Key, "\"\\u000A\" is not a number")]
    [InlineData("true", ProblemIds.Key, "true is not a number")]
    [InlineData("null", ProblemIds.Key, "null is not a number")]
    [InlineData("[100]", ProblemIds.Key, "an array is not a number")]
    [InlineData("{}", ProblemIds.Key, "an object is not a number")]
    public void Read_BadHidden_PointsAtTheValue(string value, string id, string found) => AssertProblem(
        $$"""{ "model": { "hidden": {{value}}, "vocabulary": 78, "sequence": 25 } }""", id, "model.hidden", 24, found + Size + "4096");

    [Theory]
    [InlineData("\"lstm\"", ProblemIds.Cell, "unknown cell 'lstm'; known: rnn")]
    [InlineData("\"RNN\"", ProblemIds.Cell, "unknown cell 'RNN'; did you mean 'rnn'?")]
    [InlineData("7", ProblemIds.Key, "7 is not text; write one of rnn")]
    public void Read_BadCell_PointsAtTheValue(string value, string id, string message) => AssertProblem(
        $$"""{ "model": { "cell": {{value}}, "hidden": 1, "vocabulary": 78, "sequence": 25 } }""", id, "model.cell", 22, message);

    [Fact]
    public void Read_ManyProblems_ReportsThemAll()
    {
        var (model, problems) = Read("""{ "model": { "hiden": 100, "vocabulary": 65537, "sequence": 4097 } }""");

        Assert.Null(model);
        Assert.Equal(
            [
                "model.hiden: unknown key 'hiden'; did you mean 'hidden'?",
                "model.hidden: is missing" + Size + "4096",
                "model.vocabulary: 65537 is out of range" + Size + "65536",
                "model.sequence: 4097 is out of range" + Size + "4096",
            ],
            problems.Select(problem => $"{problem.Subject}: {problem.Message}"));
        Assert.Equal([14, 12, 42, 61], problems.Select(problem => problem.Position.Column));
    }

    [Fact]
    public void Read_AfterEarlierProblems_StillGivesTheModel()
    {
        var problems = new List<ModelProblem> { new(ProblemIds.Malformed, "", "earlier", new JsonPosition(0, 1, 1, 1)) };

        var model = ModelReader.Read(JsonReader.Parse("""{ "model": { "hidden": 2, "vocabulary": 3, "sequence": 4 } }""").Root!, problems);

        Assert.Equal(new ModelConfiguration("rnn", 2, 3, 4), model);
        Assert.Single(problems);
    }

    private static void AssertProblem(string text, string id, string subject, int column, string message)
    {
        var (model, problems) = Read(text);

        Assert.Null(model);
        var problem = Assert.Single(problems);
        Assert.Equal((id, subject, message), (problem.Id, problem.Subject, problem.Message));
        Assert.Equal((1, column), (problem.Position.Line, problem.Position.Column));
    }

    private static (ModelConfiguration? Model, IReadOnlyList<ModelProblem> Problems) Read(string text)
    {
        var problems = new List<ModelProblem>();
        var model = ModelReader.Read(JsonReader.Parse(text).Root!, problems);
        return (model, problems);
    }
}
