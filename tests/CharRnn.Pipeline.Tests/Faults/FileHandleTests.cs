using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Faults;

/// <summary>A process that may open no more files, in the real executable.</summary>
public sealed class FileHandleTests : IDisposable
{
    private readonly Workspace _workspace = new();

    [UnixTheory]
    [InlineData(100)]
    [InlineData(255)]
    public async Task Run_TooFewAllowed_StartsNothing(int handles)
    {
        SmallTraining.Write(_workspace);

        var result = (await _workspace.RunShellAsync($"ulimit -n {handles}; charrnn run --out here")).Ended(2);

        Assert.Equal($"charrnn: {handles} file handles are too few, 256 are needed; raise the limit: ulimit -n 256\n", result.Error);
        Assert.False(Directory.Exists(_workspace.PathOf("here")));
    }

    [UnixFact]
    public async Task Run_FewestAllowed_RunsToTheEnd()
    {
        SmallTraining.Write(_workspace);

        (await _workspace.RunShellAsync("ulimit -n 256; charrnn run --quiet --out here")).Ended(0);

        await SmallTraining.AssertSameAsync(_workspace, "here");
    }

    [UnixFact]
    public async Task Run_StageThatTakesAll_FailsInOneLine()
    {
        PluginCompiler.Compile(_workspace.PathOf("mine.dll"), PluginCompiler.Stage("mine", """
            var files = new System.Collections.Generic.List<System.IO.FileStream>();
            while (true)
                files.Add(System.IO.File.OpenRead("pipeline.json"));
            """).Replace("return Task.CompletedTask;", "", StringComparison.Ordinal));
        _workspace.WritePipeline("mine.dll", """{ "use": "mine" }""");

        var result = (await _workspace.RunShellAsync("ulimit -n 300; charrnn run --quiet --out here")).Ended(1);

        Assert.Matches("^\\S+ ERR Stage mine of mine failed unexpectedly: Too many open files : '\\S+' \\(log\\.txt has the details\\)\n$", result.Error);
        Assert.Equal("Failed: here\n", result.Output);
        Assert.Equal("failed", (string?)_workspace.ReadJson("here/run.json")["status"]);
    }

    public void Dispose() => _workspace.Dispose();
}
