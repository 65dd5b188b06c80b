using System.Text.Json;
using System.Text.Json.Nodes;
using CharRnn.Pipeline.Tests.Documents;
using CharRnn.Pipeline.Tests.TestKit;
using Json.Schema;

namespace CharRnn.Pipeline.Tests.Commands;

/// <summary>The schema that editors use: it is what the program gives, and it agrees with what the program takes.</summary>
public sealed class SchemaCommandTests
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonSchema Schema = JsonSchema.FromText(Read("pipeline.schema.json"));

    public static TheoryData<string> PipelineFiles() =>
        [.. Directory.EnumerateFiles(Readme.Root, "*pipeline.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("pipeline.schema.json")]
    [InlineData("docs/pipeline-json.md", "--markdown")]
    public async Task Run_InTheRepository_GivesTheCommittedFile(string file, params string[] arguments)
    {
        var result = (await RunningProgram.RunAsync(Readme.Root, ["schema", .. arguments])).Ended(0);

        Assert.Equal(Read(file), result.Output);
    }

    [Theory]
    [MemberData(nameof(PipelineFiles))]
    public void PipelineFile_OfTheRepository_IsValid(string file)
    {
        var pipeline = JsonNode.Parse(Read(file), documentOptions: Relaxed);
        Assert.True(Schema.Evaluate(pipeline).IsValid);
    }

    [Fact]
    public async Task ResolvedPipeline_WithAllDefaults_IsValid()
    {
        using var workspace = new Workspace();
        workspace.Write("text.txt", "abcabcabcabcabc");
        workspace.Write("pipeline.json", """
            {
              "name": "all", "model": { "hidden": 4, "vocabulary": 3, "sequence": 4 },
              "stages": [ { "use": "load", "path": "text.txt" }, { "use": "encode" }, { "use": "train", "updates": 2 }, { "use": "report" } ]
            }
            """);
        (await workspace.RunAsync("--out", "run")).Ended(0);

        Assert.True(Schema.Evaluate(workspace.ReadJson("run/pipeline.json")).IsValid);
    }

    [Theory]
    [InlineData("\"nme\": 1")]
    [InlineData("\"name\": \"a/b\"")]
    [InlineData("\"seed\": -1")]
    [InlineData("\"plugins\": [1]")]
    [InlineData("\"plugins\": [{ \"path\": \"mine.dll\" }]")]
    [InlineData("\"plugins\": [{ \"path\": \"mine.dll\", \"sha256\": \"12\" }]")]
    [InlineData("\"plugins\": [{ \"file\": \"mine.dll\" }]")]
    [InlineData("\"model\": { \"hidden\": 0, \"vocabulary\": 5, \"sequence\": 6 }")]
    [InlineData("\"model\": { \"hidden\": 4, \"vocabulary\": 5 }")]
    [InlineData("\"model\": { \"cell\": \"gru\", \"hidden\": 4, \"vocabulary\": 5, \"sequence\": 6 }")]
    [InlineData("\"stages\": []")]
    [InlineData("\"stages\": [ { \"use\": \"trian\" } ]")]
    [InlineData("\"stages\": [ { \"learningRate\": 0.1 } ]")]
    [InlineData("\"stages\": [ { \"use\": \"train\", \"learningRat\": 0.1 } ]")]
    [InlineData("\"stages\": [ { \"use\": \"train\", \"learningRate\": \"fast\" } ]")]
    [InlineData("\"stages\": [ { \"use\": \"train\", \"learningRate\": 0 } ]")]
    [InlineData("\"stages\": [ { \"use\": \"train\", \"epochs\": 1.5 } ]")]
    [InlineData("\"stages\": [ { \"use\": \"train\", \"threads\": 3 } ]")]
    [InlineData("\"stages\": [ { \"use\": \"train\", \"optimizer\": \"adam\" } ]")]
    [InlineData("\"stages\": [ { \"use\": \"encode\", \"unit\": null } ]")]
    [InlineData("\"stages\": [ { \"use\": \"report\", \"id\": \"\" } ]")]
    public async Task WrongValue_IsRefusedByTheSchemaAndByTheProgram(string member)
    {
        var pipeline = JsonNode.Parse("""
            { "name": "sample", "model": { "hidden": 4, "vocabulary": 5, "sequence": 6 }, "stages": [ { "use": "load" } ] }
            """)!.AsObject();
        Assert.True(Schema.Evaluate(pipeline).IsValid);
        foreach (var (key, value) in JsonNode.Parse($"{{ {member} }}")!.AsObject())
            pipeline[key] = value?.DeepClone();

        Assert.False(Schema.Evaluate(pipeline).IsValid);
        using var workspace = new Workspace();
        workspace.Write("pipeline.json", pipeline.ToJsonString());
        (await workspace.RunAsync("--dry-run")).Ended(2);
    }

    [Fact]
    public async Task Run_PipelineWithPlugins_DescribesTheirStages()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "greet", "name": "you", "longest": null, "others": ["me"], "language": "de", "tone": "veryFormal" }""");

        var schema = JsonSchema.FromText((await workspace.RunAsync("schema", "--pipeline", "pipeline.json")).Ended(0).Output);

        Assert.True(schema.Evaluate(workspace.ReadJson("pipeline.json")).IsValid);
        Assert.False(Schema.Evaluate(workspace.ReadJson("pipeline.json")).IsValid);
        foreach (var wrong in new[] { """{ "use": "greet" }""", """{ "use": "greet", "name": "you", "language": "fr" }""" })
            Assert.False(schema.Evaluate(JsonNode.Parse(Workspace.Pipeline(wrong))).IsValid, wrong);
    }

    [Fact]
    public async Task Run_MarkdownWithPlugins_DescribesTheirStages()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("");

        var result = (await workspace.RunAsync("schema", "--markdown")).Ended(0);

        Assert.Contains("### greet\n\nWrites a greeting. Produces `Greeting`.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("| `times` | a whole number from 1 to 10 | 1 | How often. |\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("| `name` | a text in double quotes | required | Who is greeted. |\n", result.Output, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Readme.Root, file)).ReplaceLineEndings("\n");
}
