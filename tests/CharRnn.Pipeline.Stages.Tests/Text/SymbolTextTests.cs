using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Sampling;

namespace CharRnn.Pipeline.Stages.Tests.Text;

public sealed class SymbolTextTests
{
    [Fact]
    public void Encode_WordsOutsideTheVocabulary_AreItsUnknownWord()
    {
        var symbols = new SymbolText("word", new Vocabulary([" sea", "<unk>", "The"]));

        Assert.Equal([2, 1, 0, 1], symbols.Encode("The green sea.", out var unknown));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Encode_NoUnknownWordInTheVocabulary_ListsWhatHasNoId()
    {
        var symbols = new SymbolText("character", new Vocabulary(["a", "b"]));

        Assert.Equal([0, 1], symbols.Encode("axbyx", out var unknown));
        Assert.Equal(["x", "y"], unknown);
    }
}
