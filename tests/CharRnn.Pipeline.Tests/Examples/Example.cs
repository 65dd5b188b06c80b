using CharRnn.Pipeline.Tests.Documents;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Examples;

/// <summary>A pipeline of <c>examples/</c>, run as it stands by the real executable, only for fewer updates.</summary>
internal static class Example
{
    // bin/CONFIGURATION/net10.0: the examples are built as the tests are.
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Runs an example into the folder <c>here</c> of a workspace.</summary>
    public static async Task<ProcessResult> RunAsync(Workspace workspace, string name, params string[] overrides)
    {
        var folder = Path.Combine(Readme.Root, "examples", $"CharRnn.Examples.{name}");
        return await RunningProgram.RunAsync(folder, [
            "run", "--out", workspace.PathOf("here"),
            "--set", $"plugins=[\"bin/{Configuration}/net10.0/CharRnn.Examples.{name}.dll\"]",
            "--set", "train.updates=300",
            .. overrides.SelectMany(value => new[] { "--set", value }),
        ]);
    }
}
