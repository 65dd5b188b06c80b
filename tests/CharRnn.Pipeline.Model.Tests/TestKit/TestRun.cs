using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A run folder of its own, deleted afterwards, and the contexts of stages in it.</summary>
internal sealed class TestRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charrnn-test-");

    public TestRun(KernelShape shape, ulong seed = 1)
    {
        Artifacts = new ArtifactStore();
        Context = new StageContext(Artifacts)
        {
            StageId = "test",
            RunFolder = new RunFolder(Path.Combine(_folder.FullName, "run")),
            Progress = Progress,
            Pipeline = new PipelineDescription
            {
                Name = "test",
                Seed = seed,
                Model = shape,
                Folder = _folder.FullName,
                ResolvedJson = "{}",
                ProductVersion = "1.2.3",
            },
        };
    }

    public ArtifactStore Artifacts { get; }

    public StageContext Context { get; }

    public RecordedProgress Progress { get; } = new();

    public byte[] Bytes(string name) => File.ReadAllBytes(Context.RunFolder.PathOf(name));

    public string[] Lines(string name) => File.ReadAllLines(Context.RunFolder.PathOf(name));

    public void Dispose() => _folder.Delete(recursive: true);
}
