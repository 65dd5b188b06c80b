using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Sampling;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Tests.Text;

public sealed class TextEncoderTests
{
    [Fact]
    public void Encode_Characters_NumbersThemInCodePointOrder()
    {
        // U+FFFD is a larger UTF-16 unit than the first half of U+1F642, but a smaller code point.
        var text = Encode("b🙂a\uFFFDb", TextUnits.ByName("character"), 2000);
        Assert.Equal(["a", "b", "\uFFFD", "🙂"], text.Vocabulary.Symbols);
        Assert.Equal([1, 3, 0, 2, 1], text.Ids.ToArray());
        Assert.Equal(5, text.Characters);
    }

    [Fact]
    public void Encode_Bytes_CountsCharactersApartFromSymbols()
    {
        var text = Encode("é", TextUnits.ByName("byte"), 2000);
        Assert.Equal(2, text.Ids.Length);
        Assert.Equal(1, text.Characters);
        Assert.Equal(0.5, text.CharactersPerSymbol);
        Assert.Equal(2 / Math.Log(2), text.BitsPerCharacter(natsPerSymbol: 1), 12);
    }

    [Fact]
    public void Encode_ManyWords_KeepsTheMostFrequentAndOneForTheRest()
    {
        var text = Encode("the tide, the clock, the sea", TextUnits.ByName("word"), 3);
        Assert.Equal([" the", ",", "<unk>"], text.Vocabulary.Symbols);
        Assert.Equal(3, text.Vocabulary.Count);
        Assert.Equal("<unk> <unk>, the <unk>, the <unk>", new SymbolText("word", text.Vocabulary).Decode(text.Ids.ToArray()));
    }

    [Fact]
    public void Encode_MoreThan256Characters_GivesEachItsNumber()
    {
        var characters = string.Concat(Enumerable.Range(0x4E00, 300).Select(codePoint => ((char)codePoint).ToString()));
        var text = Encode(characters + "z" + characters, TextUnits.ByName("character"), 2000);
        Assert.Equal(301, text.Vocabulary.Count);
        Assert.Equal([.. Enumerable.Range(1, 300), 0, .. Enumerable.Range(1, 300)], text.Ids);
    }

    [Fact]
    public void Encode_FewWords_NeedsNoUnknownToken() =>
        Assert.DoesNotContain("<unk>", Encode("a b a", TextUnits.ByName("word"), 3).Vocabulary.Symbols);

    private static EncodedText Encode(string text, ITextUnit unit, int maximumWords) =>
        TextEncoder.Encode(Corpus.FromText(text, "test"), unit, maximumWords);
}
