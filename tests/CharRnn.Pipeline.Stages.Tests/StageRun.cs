using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Tests;

/// <summary>A folder for pipeline and texts, deleted at the end, and the context of a stage that runs in it.</summary>
internal sealed class StageRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charrnn-test-");

    public StageRun(int vocabulary = 3, int sequence = 4)
    {
        Context = new StageContext(Artifacts)
        {
            StageId = "stage",
            Pipeline = new PipelineDescription
            {
                Name = "test",
                Seed = 1,
                Model = new KernelShape("rnn", 5, vocabulary, sequence),
                Folder = _folder.FullName,
                ResolvedJson = "{}",
                ProductVersion = "0",
            },
            RunFolder = new RunFolder(Path.Combine(_folder.FullName, "run")),
        };
    }

    public ArtifactStore Artifacts { get; } = new();

    public StageContext Context { get; }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file and gives back its name.</summary>
    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return name;
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose() => _folder.Delete(recursive: true);
}
