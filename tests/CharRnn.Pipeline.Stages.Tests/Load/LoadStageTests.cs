using System.IO.Compression;
using System.Text;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Load;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Stages.Tests.Load;

public sealed class LoadStageTests : IDisposable
{
    private readonly StageRun _run = new();

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
        Assert.Equal("chapter 1\nchapter 2\nchapter 10", (await Load("book/chapter_*.txt")).Text);
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
        Assert.Equal(699_597, corpus.Characters);
        Assert.Equal(78, corpus.Text.EnumerateRunes().Distinct().Count());
    }

    [Theory]
    [InlineData("missing.txt", "there is no file 'missing.txt'")]
    [InlineData("empty.tx", "did you mean 'empty.txt'?")]
    [InlineData("empty.txt", "'empty.txt' is empty")]
    [InlineData("single.txt", "has one distinct character, 'a'")]
    [InlineData("latin.txt", "'latin.txt' is not UTF-8: byte 0xE9 at offset 3")]
    [InlineData("folder", "'folder' is a folder")]
    [InlineData("none/*.txt", "no file matches 'none/*.txt'")]
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
        await new LoadStage(new LoadOptions { Path = path }, NullLogger<LoadStage>.Instance).RunAsync(_run.Context, CancellationToken.None);
        return _run.Context.Get<Corpus>();
    }
}
