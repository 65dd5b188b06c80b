using CharRnn.Pipeline.Tests.TestKit;
using static CharRnn.Pipeline.Tests.TestKit.PluginCompiler;

namespace CharRnn.Pipeline.Tests.Discovery;

/// <summary>What an author of a plug-in can get wrong, in the real executable.</summary>
public sealed class FaultyPluginTests
{
    /// <summary>Faults that are found before anything runs: source, and the one message at the plug-in's place.</summary>
    public static TheoryData<string, string> Faults() => new()
    {
        {
            "[Stage(\"mine\", Summary = \"\")] public class Mine { } public class User { StageContext? _context; }",
            "Mine has [Stage], but does not implement IStage"
        },
        {
            "[Stage(\"mine\", Summary = \"\")] public abstract class Mine : IStage { public abstract Task RunAsync(StageContext a, CancellationToken b); }",
            "Mine has [Stage], but is abstract or generic: no stage can be made of it"
        },
        {
            "public class Mine : IStage { public Task RunAsync(StageContext a, CancellationToken b) => Task.CompletedTask; }",
            "'mine.dll' has no stage: a class with [Stage] that implements IStage; Mine has no [Stage]"
        },
        {
            Stage("My Stage"),
            "TheStage of mine calls its stage 'My Stage'; write lower-case letters, digits and '-', a letter first"
        },
        {
            Stage("encode"),
            "'encode' is a built-in stage; give TheStage of mine another name, and write that after \"use\" to put it in its place"
        },
        {
            Stage("mine", members: "private TheStage() { }"),
            "TheStage of mine, the stage 'mine', has no public constructor"
        },
        {
            Stage("mine", members: "public TheStage(ILogger<TheStage> logger, System.Net.Http.HttpClient client) { }"),
            "the constructor of TheStage of mine, the stage 'mine', asks for HttpClient client, which the host does not have; "
            + "it may ask for ILogger<T>, ILoggerFactory, IKernelCatalog"
        },
        {
            Stage("mine", options: "Settings") + "public record Settings { public int Count { get; init; } }",
            "the stage 'mine' has the options Settings, but no public constructor of TheStage of mine takes them"
        },
        {
            StageWith("public record Settings(int Count);"),
            "the options Settings of the stage 'mine' have no public constructor without parameters"
        },
        {
            StageWith("public record Settings { public TimeSpan Pause { get; init; } }"),
            "the option 'pause' of the stage 'mine' is a TimeSpan; allowed: string, bool, int, long, ulong, double, enum, string[]"
        },
        {
            StageWith("public record Settings { public string? Id { get; init; } }"),
            "the option 'id' of the stage 'mine' has the name of a key that every stage has; rename it"
        },
        {
            StageWith("public record Settings { public Settings() => throw new Exception(\"no luck\"); }"),
            "the options Settings of the stage 'mine' cannot be made: no luck"
        },
        {
            "namespace CharRnn.Pipeline.Abstractions { public interface IStage { } } public class Mine : IStage { }",
            $"'mine.dll' holds a copy of CharRnn.Pipeline.Abstractions, whose stages this program does not know; "
            + $"reference the package CharRnn.Pipeline.Abstractions {Product.Version} instead, and merge it into nothing"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Run_FaultyPlugin_SaysWhatItsAuthorMustChange(string source, string message)
    {
        using var workspace = new Workspace();
        Compile(workspace.PathOf("mine.dll"), source);
        workspace.WritePipeline("mine.dll", "{ \"use\": \"mine\" }");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.Equal($"pipeline.json(4,15): plugins: {message}\n", result.Error);
        Assert.Equal(["mine.dll", "pipeline.json"], workspace.Entries);
    }

    [Fact]
    public async Task Run_SeveralFaultyPlugins_NamesAllOfThem()
    {
        using var workspace = new Workspace();
        Compile(workspace.PathOf("a.dll"), Stage("Mine", members: "private TheStage() { }"));
        workspace.WritePipeline("a.dll\", \"b.dll", "{ \"use\": \"mine\" }");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.Contains("pipeline.json(4,15): plugins: TheStage of a calls its stage 'Mine'", result.Error, StringComparison.Ordinal);
        Assert.Contains("pipeline.json(4,15): plugins: TheStage of a, the stage 'Mine', has no public constructor", result.Error, StringComparison.Ordinal);
        Assert.Contains("pipeline.json(4,24): plugins: there is no file or folder 'b.dll'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PluginWithoutWhatItNeeds_NamesTheAssembly()
    {
        using var workspace = new Workspace();
        Compile(workspace.PathOf("away/library.dll"), "public class Thing { }");
        Compile(workspace.PathOf("mine.dll"), Stage("mine") + "public class Part : Thing { }", workspace.PathOf("away/library.dll"));
        workspace.WritePipeline("mine.dll", "{ \"use\": \"mine\" }");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.Equal(
            "pipeline.json(4,15): plugins: 'mine.dll' cannot be loaded: it needs library 0.0.0.0, which is not beside it; write "
            + "<EnableDynamicLoading>true</EnableDynamicLoading> into its project, and the build copies what it needs\n",
            result.Error);
    }

    [Theory]
    [InlineData("\"count\": \"many\"", "(5,41): stages[0].count: \"many\" is not a whole number; write a whole number from 1 to 9")]
    [InlineData("\"count\": 10", "(5,41): stages[0].count: 10 is out of range; write a whole number from 1 to 9")]
    [InlineData("\"cuont\": 1", "(5,32): stages[0].cuont: unknown key 'cuont'; did you mean 'count'?")]
    [InlineData("\"count\": 7", "(5,41): stages[0].count: the stage 'mine' cannot take this: seven is unlucky")]
    [InlineData("\"count\": 8", "(5,15): stages[0]: the stage 'mine' cannot take this: eight is one too many")]
    public async Task Run_WrongOption_PointsAtTheValue(string option, string message)
    {
        using var workspace = new Workspace();
        Compile(workspace.PathOf("mine.dll"), "using System.ComponentModel.DataAnnotations;\n" + StageWith("""
            public record Settings : IValidatableObject
            {
                private readonly int _count = 1;
                [Range(1, 9)] public int Count { get => _count; init => _count = value == 7 ? throw new Exception("seven is unlucky") : value; }
                public System.Collections.Generic.IEnumerable<ValidationResult> Validate(ValidationContext context) =>
                    Count == 8 ? throw new Exception("eight is one too many") : [];
            }
            """));
        workspace.WritePipeline("mine.dll", $"{{ \"use\": \"mine\", {option} }}");

        var result = (await workspace.RunAsync()).Ended(2);

        Assert.StartsWith("pipeline.json" + message, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.Error.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("public TheStage() => throw new Exception(\"no luck\");", "", "", "no luck")]
    [InlineData("", "throw new OperationCanceledException(\"given up\");", "", "given up")]
    [InlineData("", "Console.Error.WriteLine(Later.Name());", "", "it needs library 0.0.0.0, which is not beside it")]
    [InlineData("", "", "[Produces<Corpus>]", "it promises [Produces<Corpus>] and did not put one into the context")]
    public async Task Run_StageThatThrows_NamesStageAndPlugin(string members, string body, string attributes, string message)
    {
        using var workspace = new Workspace();
        Compile(workspace.PathOf("away/library.dll"), "public class Thing { }");
        Compile(
            workspace.PathOf("mine.dll"),
            Stage("mine", body, attributes, members) + "static class Later { public static string Name() => typeof(Thing).Name; }",
            workspace.PathOf("away/library.dll"));
        workspace.WritePipeline("mine.dll", "{ \"use\": \"mine\", \"id\": \"first\" }, { \"use\": \"report\" }");

        var result = (await workspace.RunAsync("--out", "here")).Ended(1);

        Assert.Contains($" ERR Stage first of mine failed unexpectedly: {message}", result.Error, StringComparison.Ordinal);
        Assert.Contains("(log.txt has the details)\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", workspace.Read("here/log.txt"), StringComparison.Ordinal);
        Assert.Equal("failed", (string?)workspace.ReadJson("here/run.json")["status"]);
        Assert.DoesNotContain(workspace.Entries, entry => entry.EndsWith(".tmp", StringComparison.Ordinal) || entry.EndsWith("report.html", StringComparison.Ordinal));
    }

    private static string StageWith(string options) =>
        Stage("mine", options: "Settings", members: "public TheStage(Settings settings) { }") + options;
}
