using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Sampling;

namespace CharRnn.Pipeline.Stages.Tests.Text;

public sealed class SymbolTextTests
{
    [Fact]
    public void Encode_WordsOutsideTheVocabulary_AreItsUnknownWordAndCounted()
    {
        var symbols = new SymbolText("word", new Vocabulary([" sea", "<unk>", "The"])).Encode("The green sea.");

        Assert.Equal([2, 1, 0, 1], symbols.Ids);
        Assert.Equal(2, symbols.Replaced);
        Assert.Empty(symbols.Unknown);
    }

    [Fact]
    public void Encode_NoUnknownWordInTheVocabulary_PlacesAndCountsWhatHasNoId()
    {
        var symbols = new SymbolText("character", new Vocabulary(["\n", "a", "b", "🙂"])).Encode("axbyx\n🙂y🙂z");

        Assert.Equal([1, 2, 0, 3, 3], symbols.Ids);
        Assert.Equal([new("x", 1, 2, 2), new("y", 1, 4, 2), new UnknownSymbol("z", 2, 6, 1)], symbols.Unknown);
        Assert.Equal(0, symbols.Replaced);
    }

    /// <summary>A byte stands in the column of its character, however many bytes there are before it.</summary>
    [Theory]
    [InlineData("éa—", "<0x94>", 1, 3)]
    [InlineData("a\né", "<0xC3>", 2, 1)]
    [InlineData("🙂🙂b", "b", 1, 5)]
    public void Encode_UnknownByte_StandsInTheColumnOfItsCharacter(string text, string missing, int line, int column)
    {
        string[] known = ["\n", "a", "b", "<0xC3>", "<0xA9>", "<0xE2>", "<0x80>", "<0x94>", "<0xF0>", "<0x9F>", "<0x99>", "<0x82>"];

        var symbols = new SymbolText("byte", new Vocabulary(known.Where(symbol => symbol != missing))).Encode(text);

        Assert.Equal([new UnknownSymbol(missing, line, column, 1)], symbols.Unknown);
    }
}
