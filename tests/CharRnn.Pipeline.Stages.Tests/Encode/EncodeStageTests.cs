using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Encode;
using CharRnn.Pipeline.Stages.Load;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Stages.Tests.Encode;

public sealed class EncodeStageTests
{
    private readonly RecordingLogger<EncodeStage> _logger = new();

    [Theory]
    [InlineData(EncodeUnit.Character, "character", 11)]
    [InlineData(EncodeUnit.Byte, "byte", 12)]
    [InlineData(EncodeUnit.Word, "word", 2)]
    public async Task Run_EachUnit_CountsItsSymbols(EncodeUnit unit, string name, int symbols)
    {
        using var run = new StageRun(sequence: 1);

        var text = await Encode(run, "hello wörld", new EncodeOptions { Unit = unit });

        Assert.Equal(name, text.Unit);
        Assert.Equal(symbols, text.Ids.Length);
        Assert.Equal(11, text.Characters);
    }

    [Fact]
    public async Task Run_MaximumWords_CapsWordsAlone()
    {
        using var run = new StageRun();

        Assert.Equal(3, (await Encode(run, "a b c d e", new EncodeOptions { Unit = EncodeUnit.Word, MaximumWords = 3 })).Vocabulary.Count);
        Assert.Equal(6, (await Encode(run, "a b c d e", new EncodeOptions { MaximumWords = 3 })).Vocabulary.Count);
    }

    [Theory]
    [InlineData(EncodeUnit.Character, 78)]
    [InlineData(EncodeUnit.Byte, 81)]
    [InlineData(EncodeUnit.Word, 2000)]
    public async Task Run_BuiltInText_HasTheVocabularyOfThePipelineFiles(EncodeUnit unit, int vocabulary)
    {
        using var run = new StageRun();
        await new LoadStage(new LoadOptions(), NullLogger<LoadStage>.Instance).RunAsync(run.Context, CancellationToken.None);

        var text = await Encode(run, run.Context.Get<Corpus>().Text, new EncodeOptions { Unit = unit });

        Assert.Equal(vocabulary, text.Vocabulary.Count);
    }

    [Fact]
    public async Task Run_VocabularyAsConfigured_LogsTheTextAlone()
    {
        using var run = new StageRun(vocabulary: 3);

        await Encode(run, "abcab", new EncodeOptions());

        Assert.Equal(["Encoded 5 character symbols, vocabulary size 3"], _logger.Messages);
    }

    [Fact]
    public async Task Run_AnotherVocabulary_SaysWhatToWrite()
    {
        using var run = new StageRun(vocabulary: 4);

        await Encode(run, "abcab", new EncodeOptions());

        Assert.Equal(
            "The text has vocabulary size 3, pipeline.json says 4: the kernel is compiled for the text now; "
            + "write \"vocabulary\": 3 to have it emitted at build time",
            _logger.Messages[1]);
    }

    [Theory]
    [InlineData("abca", "4 character symbols, and model.sequence = 4 needs at least 5; take a longer text, or a sequence of at most 3")]
    [InlineData("a", "1 character symbols, and model.sequence = 4 needs at least 5; take a longer text")]
    public async Task Run_TextAsLongAsTheSequence_SaysWhatIsNeeded(string text, string message)
    {
        using var run = new StageRun(sequence: 4);

        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Encode(run, text, new EncodeOptions()));

        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TextOfOneSymbolMoreThanTheSequence_IsEncoded()
    {
        using var run = new StageRun(sequence: 4);

        Assert.Equal(5, (await Encode(run, "abcab", new EncodeOptions())).Ids.Length);
    }

    [Fact]
    public async Task Run_MoreCharactersThanAVocabularyHolds_IsRefused()
    {
        using var run = new StageRun();
        var text = string.Concat(Enumerable.Range(0x10000, 65537).Select(char.ConvertFromUtf32));

        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Encode(run, text, new EncodeOptions()));

        Assert.Contains("65537 distinct character symbols, and a vocabulary holds at most 65536", error.Message, StringComparison.Ordinal);
    }

    private async Task<EncodedText> Encode(StageRun run, string text, EncodeOptions options)
    {
        run.Artifacts.Put(Corpus.FromText(text, "test"));
        await new EncodeStage(options, _logger).RunAsync(run.Context, CancellationToken.None);
        return run.Context.Get<EncodedText>();
    }
}
