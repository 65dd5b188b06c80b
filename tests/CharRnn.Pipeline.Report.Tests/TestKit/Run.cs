using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Report.Tests.TestKit;

/// <summary>The artifacts of a run like the default one: 130,000 updates on a text of 1,300 characters or so, and a context to report them in.</summary>
internal sealed class Run : IDisposable
{
    public const int Sequence = 25;
    public const long Updates = 130_000;
    public const long UpdatesPerEpoch = 27_983;
    public const double UpdateSeconds = 6.5;

    /// <summary>The text of a passage that tries to break out of any document, and the halves of a character.</summary>
    public const string Hostile = "\n</div><script>alert('x')</script> & ``` \u0001 \uD83D \u0085 \"end\"";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charrnn-test-");
    private readonly ArtifactStore _artifacts = new();

    public RunFolder Folder => new(Path.Combine(_folder.FullName, "run"));

    /// <summary>What the report stage sees.</summary>
    public StageContext Context => new(_artifacts) { StageId = "report", Pipeline = Pipeline(), RunFolder = Folder };

    /// <summary>A run in which every stage has left its artifact.</summary>
    public static Run Complete()
    {
        var run = new Run();
        run.Put(Texts.Corpus).Put(Texts.Encoded).Put(Gradients.Check()).Put(Training.Model()).Put(new Passage(Hostile, 0.8, 110_000, 46.20));
        return run;
    }

    public Run Put<T>(T artifact)
        where T : class
    {
        _artifacts.Put(artifact);
        return this;
    }

    public Run Contribute(string title, string text, ReportTable? table = null)
    {
        _artifacts.AddSection(new ReportSection(title, text) { Table = table });
        return this;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private PipelineDescription Pipeline() => new()
    {
        Name = "clock & maker",
        Seed = 1,
        Model = Training.Shape,
        Folder = _folder.FullName,
        ResolvedJson = """{ "name": "clock & maker" }""",
        ProductVersion = "1.2.3",
    };
}
