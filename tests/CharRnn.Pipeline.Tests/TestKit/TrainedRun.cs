using CharRnn.Pipeline.Tests.Documents;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>A run of the default pipeline, cut short, whose models tests may use: its kernel was built in.</summary>
public sealed class TrainedRun : IAsyncLifetime, IDisposable
{
    private readonly Workspace _workspace = new();

    /// <summary>The run folder.</summary>
    public string Folder => _workspace.PathOf("run");

    /// <summary>The best checkpoint.</summary>
    public string Best => Path.Combine(Folder, "checkpoints", "best.safetensors");

    /// <summary>The text it was trained on.</summary>
    public static string Text { get; } = Path.Combine(Readme.Root, "corpora", "clockmaker.txt");

    public async Task InitializeAsync() => (await RunningProgram.RunAsync(
        Readme.Root,
        ["run", "--set", "train.updates=300", "--set", "gradcheck.limit=1", "--set", "sample.length=300", "--set", "seed=9", "--out", Folder])).Ended(0);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _workspace.Dispose();
}
