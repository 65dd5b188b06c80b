using System.Globalization;
using System.IO.Compression;
using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Stages.Tests.Load;

public sealed class LoadStageTests : IDisposable
{
    private readonly StageRun _run = new();
    private readonly RecordingLogger<LoadStage> _logger = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("one\r\ntwo\rthree\n", "one\ntwo\nthree\n")]
    [InlineData("\uFEFFafter the mark", "after the mark")]
    public async Task Run_OneFile_NormalisesMarkAndLineEnds(string content, string expected)
    {
        _run.Write("text.txt", content);
        Assert.Equal(expected, (await Load("text.txt")).Text);
    }

    [Fact]
    public async Task Run_Pattern_JoinsFilesInNaturalOrder()
    {
        foreach (var chapter in new[] { 10, 2, 1 })
            _run.Write($"book/chapter_{chapter}.txt", $"chapter {chapter}");
        _run.Write("book/notes.md", "no chapter");

        var corpus = await Load("book/chapter_*.txt");

        Assert.Equal("chapter 1\nchapter 2\nchapter 10", corpus.Text);
        Assert.Equal("book/chapter_*.txt (3 files)", corpus.Source);
    }

    [Theory]
    [InlineData("**/part.txt")]
    [InlineData("../{0}/*/part.txt")]
    [InlineData("{1}/book*/part.txt")]
    public async Task Run_PatternOverFolders_FindsTheFilesInThem(string pattern)
    {
        _run.Write("book2/part.txt", "second");
        _run.Write("book10/part.txt", "tenth");
        var folder = _run.Context.Pipeline.Folder;

        var corpus = await Load(string.Format(CultureInfo.InvariantCulture, pattern, Path.GetFileName(folder), folder));

        Assert.Equal("second\ntenth", corpus.Text);
    }

    [Fact]
    public async Task Run_CompressedFile_IsRead()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes("compressed"));
        _run.Write("text.txt.gz", memory.ToArray());
        Assert.Equal("compressed", (await Load("text.txt.gz")).Text);
    }

    [Fact]
    public async Task Run_NoPath_TakesTheTextOfTheProduct()
    {
        var corpus = await Load(null);

        // The very bytes of corpora/clockmaker.txt: published figures hold for no others.
        Assert.Equal("015fa36ccb98e941be47aacb3b90aafce3b4f2d3cd8df7c30e0c6f34e73a1bf5", corpus.Sha256);
        Assert.Equal(78, corpus.Text.EnumerateRunes().Distinct().Count());
        Assert.Equal(["Loaded corpora/clockmaker.txt (built in): 699,597 characters, 699,992 bytes"], _logger.Messages);
    }

    [Theory]
    [InlineData("missing.txt", "there is no file 'missing.txt'")]
    [InlineData("folder/tent.txt", "did you mean 'folder/text.txt'?")]
    [InlineData("/*.none", "no file matches '/*.none'")]
    [InlineData("empty.txt", "'empty.txt' is empty")]
    [InlineData("single.txt", "has one distinct character, 'a'")]
    [InlineData("latin.txt", "'latin.txt' is not UTF-8: byte 0xE9 at offset 3")]
    [InlineData("folder", "'folder' is a folder")]
    [InlineData("te\0xt.txt", "cannot be looked up: ")]
    [InlineData("none/text.txt", "its folder does not exist either")]
    [InlineData("none/*.txt", "no file matches 'none/*.txt'")]
    [InlineData("folder/*.md", "check the pattern")]
    [InlineData("node_modules/novel/*.txt", "run 'npm install'")]
    [InlineData("wide.txt", "byte 0xFF at offset 0 starts no character; convert the text, for example with: iconv -f UTF-16 -t UTF-8")]
    [InlineData("folder/broken.gz", "'folder/broken.gz' is no whole gzip file: it is damaged or cut short; fetch it or compress it again")]
    public async Task Run_TextThatCannotServe_SaysWhatIsWrong(string path, string message)
    {
        _run.Write("empty.txt", "");
        _run.Write("single.txt", "aaaa");
        _run.Write("latin.txt", [0x63, 0x61, 0x66, 0xE9]);
        _run.Write("folder/text.txt", "text");
        _run.Write("wide.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("wide")]);
        _run.Write("folder/broken.gz", "this is no gzip");
        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Load(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileThatCannotBeOpened_SaysWhy()
    {
        _run.Write("busy.txt", "text");
        using var busy = new FileStream(_run.PathOf("busy.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Load("busy.txt"));

        Assert.Contains("'busy.txt' cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SeveralBadFiles_NamesThemAll()
    {
        _run.Write("a.txt", [0xFF]);
        _run.Write("b.txt", [0x41, 0xFE]);
        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Load("*.txt"));
        Assert.Equal(2, error.Problems.Count);
    }

    private async Task<Corpus> Load(string? path)
    {
        await new LoadStage(new LoadOptions { Path = path }, _logger).RunAsync(_run.Context, CancellationToken.None);
        return _run.Context.Get<Corpus>();
    }
}
