namespace CharRnn.Pipeline.Tests.Executable;

/// <summary>Every bad input: one clear message with its place, exit code 2, and nothing started.</summary>
public sealed class BadInputTests
{
    private const string Load = """{ "use": "load", "path": "text.txt" }""";
    private const string Encode = """{ "use": "encode" }""";
    private const string Train = """{ "use": "train" }""";

    /// <summary>Pipeline file, and what the message must hold.</summary>
    public static TheoryData<string, string, string> Pipelines()
    {
        static string Stages(string stages) => $$"""{ "name": "n", "model": { "hidden": 9, "vocabulary": 5, "sequence": 4 }, "stages": [ {{stages}} ] }""";
        static string Model(string model) => $$"""{ "name": "n", "model": {{model}}, "stages": [ {{Load}} ] }""";
        return new TheoryData<string, string, string>
        {
            { "syntax error", "{\n  \"name\": \"n\"\n  \"seed\": 1\n}", "pipeline.json(3,3): ',' or '}' is expected, found '\"'" },
            { "not an object", "[1]", "pipeline.json(1,1): an object is expected" },
            { "empty file", "", "found the end of the file" },
            { "duplicate key", """{ "name": "n", "name": "m" }""", "pipeline.json(1,16): the key 'name' stands" },
            { "misspelt root key", """{ "nmae": "n" }""", "unknown key 'nmae'; did you mean 'name'?" },
            { "name that leads elsewhere", """{ "name": "../up" }""", "name: \"../up\" cannot name a folder" },
            { "seed of another type", """{ "name": "n", "seed": "one" }""", "pipeline.json(1,24): seed: \"one\" is no whole number" },
            { "no model", """{ "name": "n", "stages": [] }""", "pipeline.json(1,1): model: is missing" },
            { "hidden zero", Model("""{ "hidden": 0, "vocabulary": 5, "sequence": 4 }"""), "pipeline.json(1,37): model.hidden: 0 is out of range; write a whole number from 1 to 4096" },
            { "hidden absurd", Model("""{ "hidden": 1000000, "vocabulary": 5, "sequence": 4 }"""), "model.hidden: 1000000 is out of range" },
            { "vocabulary zero", Model("""{ "hidden": 9, "vocabulary": 0, "sequence": 4 }"""), "model.vocabulary: 0 is out of range" },
            { "sequence zero", Model("""{ "hidden": 9, "vocabulary": 5, "sequence": 0 }"""), "model.sequence: 0 is out of range" },
            { "hidden not a number", Model("""{ "hidden": "many", "vocabulary": 5, "sequence": 4 }"""), "model.hidden: " },
            { "misspelt model key", Model("""{ "hiden": 9, "vocabulary": 5, "sequence": 4 }"""), "did you mean 'hidden'?" },
            { "unknown cell", Model("""{ "cell": "rmn", "hidden": 9, "vocabulary": 5, "sequence": 4 }"""), "'rmn'" },
            { "no stages", Stages(""), "stages: a list of at least one stage is expected" },
            { "stage without use", Stages("""{ "path": "x" }"""), "stages[0]: a stage is expected" },
            { "unknown stage", Stages($$"""{{Load}}, { "use": "encoed" }"""), "stages[1]: unknown stage 'encoed'; did you mean 'encode'?" },
            { "misspelt option", Stages($$"""{{Load}}, {{Encode}}, { "use": "train", "learningrate": 1 }"""), "stages[2].learningrate: unknown key 'learningrate'; did you mean 'learningRate'?" },
            { "option of another type", Stages($$"""{{Load}}, {{Encode}}, { "use": "train", "epochs": "many" }"""), "stages[2].epochs: \"many\" is not a whole number" },
            { "option out of range", Stages($$"""{{Load}}, {{Encode}}, { "use": "train", "learningRate": -0.1 }"""), "stages[2].learningRate: -0.1 is out of range; write a number above 0" },
            { "unknown unit", Stages($$"""{{Load}}, { "use": "encode", "unit": "letter" }"""), "stages[1].unit: unknown value 'letter'; known: character, byte, word" },
            { "duplicate id", Stages($$"""{{Load}}, {{Load}}, {{Encode}}"""), "stages[1]: the id 'load' stands twice" },
            { "train before encode", Stages($$"""{{Load}}, {{Train}}, {{Encode}}"""), "stages[1]: 'train' needs EncodedText, which stages[2] 'encode' produces only afterwards" },
            { "train without encode", Stages($$"""{{Load}}, {{Train}}"""), "stages[1]: 'train' needs EncodedText, which 'encode' produces: put { \"use\": \"encode\" } before stages[1]" },
            { "missing plug-in", $$"""{ "name": "n", "model": { "hidden": 9, "vocabulary": 5, "sequence": 4 }, "plugins": ["none.dll"], "stages": [ {{Load}} ] }""", "plugins: there is no file or folder 'none.dll'" },
            { "plug-in that is text", $$"""{ "name": "n", "model": { "hidden": 9, "vocabulary": 5, "sequence": 4 }, "plugins": ["text.txt"], "stages": [ {{Load}} ] }""", "'text.txt' is not a .NET assembly" },
        };
    }

    /// <summary>The text's bytes, and what the message must hold.</summary>
    public static TheoryData<string, byte[], string> Texts() => new()
    {
        { "empty", [], "text.txt" },
        { "one character", "a"u8.ToArray(), "text.txt" },
        { "one distinct character", "aaaaaaaaaaaa"u8.ToArray(), "text.txt" },
        { "shorter than T + 1", "abca"u8.ToArray(), "model.sequence = 4" },
        { "not UTF-8", [0x61, 0x62, 0xE9, 0x63], "offset 2" },
    };

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Run_BadPipeline_SaysWhereAndWhat(string what, string pipeline, string message)
    {
        using var workspace = new Workspace();
        workspace.Write("text.txt", "abcde abcde");
        workspace.Write("pipeline.json", pipeline);
        AssertRefused(workspace, Program.Run(workspace.Folder), what, message);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Run_BadText_SaysWhereAndWhat(string what, byte[] text, string message)
    {
        using var workspace = new Workspace();
        workspace.Write("text.txt", text);
        workspace.WritePipeline($"{Load}, {Encode}, {Train}");
        AssertRefused(workspace, Program.Run(workspace.Folder), what, message);
    }

    [Theory]
    [InlineData("there is no such file", "nowhere.json")]
    [InlineData("--set epochs", "--set", "epochs")]
    [InlineData("unknown stage 'trian'; did you mean 'train'?", "--set", "trian.epochs=2")]
    [InlineData("--set train.epochs=0: stages[2].epochs: 0 is out of range", "--set", "train.epochs=0")]
    [InlineData("--set model.hidden=x", "--set", "model.hidden=x")]
    [InlineData("run folder", "--out", "text.txt/below")]
    [InlineData("is a file", "--out", "text.txt")]
    [InlineData("is not empty", "--out", "taken")]
    [InlineData("command line: unknown option '--colour'; known: --set", "--colour")]
    [InlineData("unknown stage 'laod'; did you mean 'load'?", "stages", "laod")]
    public void Run_BadCommandLine_SaysWhat(string message, params string[] arguments)
    {
        using var workspace = new Workspace();
        workspace.Write("text.txt", "abcde abcde");
        workspace.Write("taken/file.txt", "kept");
        workspace.WritePipeline($"{Load}, {Encode}, {Train}");
        string[] line = arguments[0] is "stages" || !arguments[0].StartsWith('-') && arguments[0] != "nowhere.json" ? arguments : ["run", .. arguments];
        var result = Program.Run(workspace.Folder, line);
        Assert.Equal("kept", File.ReadAllText(workspace.PathOf("taken/file.txt")));
        Directory.Delete(workspace.PathOf("taken"), recursive: true);
        AssertRefused(workspace, result, string.Join(' ', arguments), message);
    }

    [Fact]
    public void Run_NoPipelineFile_SaysWhatToName()
    {
        using var workspace = new Workspace();
        AssertRefused(workspace, Program.Run(workspace.Folder), "no file", "pipeline.json: there is no such file");
    }

    [Fact]
    public void Run_SeveralMistakes_ShowsThemAll()
    {
        using var workspace = new Workspace();
        workspace.WritePipeline("""{ "use": "load", "pth": 1 }, { "use": "encoed" }, { "use": "train", "clip": 0 }""");
        var error = Program.Run(workspace.Folder).Error;
        Assert.Contains("stages[0].pth", error, StringComparison.Ordinal);
        Assert.Contains("stages[1]", error, StringComparison.Ordinal);
        Assert.Contains("stages[2].clip", error, StringComparison.Ordinal);
    }

    private static void AssertRefused(Workspace workspace, ProgramResult result, string what, string message)
    {
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.True(result.ExitCode == 2, $"{what}: exit code {result.ExitCode}; {result.Error}");
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(workspace.Folders());
    }
}
