using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Encode;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Stages.Tests.Encode;

public sealed class EncodeStageTests
{
    [Theory]
    [InlineData(EncodeUnit.Character, 11)]
    [InlineData(EncodeUnit.Byte, 12)]
    [InlineData(EncodeUnit.Word, 2)]
    public async Task Run_EachUnit_CountsItsSymbols(EncodeUnit unit, int symbols)
    {
        using var run = new StageRun(sequence: 1);
        Assert.Equal(symbols, (await Encode(run, "hello wörld", unit)).Ids.Length);
    }

    [Fact]
    public async Task Run_TextAsLongAsTheSequence_SaysWhatIsNeeded()
    {
        using var run = new StageRun(sequence: 4);
        var error = await Assert.ThrowsAsync<PipelineConfigurationException>(() => Encode(run, "abca", EncodeUnit.Character));
        Assert.Contains("4 character symbols; model.sequence = 4 needs at least 5", error.Message, StringComparison.Ordinal);
    }

    private static async Task<EncodedText> Encode(StageRun run, string text, EncodeUnit unit)
    {
        run.Artifacts.Put(new Corpus(text, "test", text.Length, ""));
        await new EncodeStage(new EncodeOptions { Unit = unit }, NullLogger<EncodeStage>.Instance).RunAsync(run.Context, CancellationToken.None);
        return run.Context.Get<EncodedText>();
    }
}
