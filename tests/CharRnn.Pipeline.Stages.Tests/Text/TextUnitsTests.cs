using System.Text;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Tests.Text;

public sealed class TextUnitsTests
{
    public static TheoryData<string, string> UnitsAndTexts()
    {
        string[] texts =
        [
            "", "a", "Hello, world!", "a  b\n\n\tc ", "It’s the clock-maker's \"tide\"—3.5 times…", "naïve café, e\u0301", "数据 and 🙂🙂 emoji", "\u0000\u0001<unk> & <b>",
        ];
        var data = new TheoryData<string, string>();
        foreach (var unit in new[] { "character", "byte", "word" })
        {
            foreach (var text in texts)
                data.Add(unit, text);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(UnitsAndTexts))]
    public void Join_OfSplit_GivesTheTextBack(string unit, string text)
    {
        var units = TextUnits.ByName(unit);
        Assert.Equal(text, units.Join(units.Split(text)));
    }

    [Fact]
    public void Split_Characters_KeepsSurrogatePairsTogether() =>
        Assert.Equal(["a", "🙂", "b"], TextUnits.ByName("character").Split("a🙂b"));

    [Fact]
    public void Split_Words_AttachesTheBlankBefore() =>
        Assert.Equal(["It's", " a", " clock-maker", ",", "\n", "\n", "🙂", "!"], TextUnits.ByName("word").Split("It's a clock-maker,\n\n🙂!"));

    [Fact]
    public void Split_WordsOfSeveralUtf16Units_KeepsPairsTogether() =>
        Assert.Equal(["e\u0301te\u0301", " 🙂", "🙂", "\u00A0", "x"], TextUnits.ByName("word").Split("e\u0301te\u0301 🙂🙂\u00A0x"));

    [Fact]
    public void Join_UnknownWords_AreSetOffByBlanks() => Assert.Equal(
        "<unk> said <unk> <unk>.\n<unk>", TextUnits.ByName("word").Join(["<unk>", " said", "<unk>", "<unk>", ".", "\n", "<unk>"]));

    [Fact]
    public void Split_Bytes_NumbersThoseThatAreNoText() =>
        Assert.Equal(["a", "\n", "<0xE2>", "<0x80>", "<0x94>", "<"], TextUnits.ByName("byte").Split("a\n—<"));

    [Fact]
    public void Join_BytesThatAreNoCharacter_BecomeReplacementCharacters() =>
        Assert.Equal("a\uFFFDb\uFFFD", TextUnits.ByName("byte").Join(["a", "<0xE2>", "<0x80>", "b", "<0xFF>"]));

    [Fact]
    public void Join_AnyBytes_IsWhatTheirDecodingAtOnceGives()
    {
        // Beginnings, continuations and ends of characters in any order, the rare ones often.
        byte[] bytes = [0x41, 0x80, 0xA9, 0xC3, 0xE2, 0xED, 0xA0, 0xF0, 0x9F, 0x99, 0x82, 0xF5, 0xFF];
        var random = new Random(1);
        var units = TextUnits.ByName("byte");
        for (var round = 0; round < 2000; round++)
        {
            var some = Enumerable.Range(0, 12).Select(_ => bytes[random.Next(bytes.Length)]).ToArray();
            var symbols = some.Select(value => value < 0x80 ? $"{(char)value}" : $"<0x{value:X2}>");
            Assert.Equal(Encoding.UTF8.GetString(some), units.Join(symbols));
        }
    }

    [Theory]
    [InlineData("é")]
    [InlineData("<0x41>")]
    [InlineData("")]
    public void Join_SymbolsThatAreNoBytes_AreNamed(string symbol)
    {
        var error = Assert.Throws<ArgumentException>(() => TextUnits.ByName("byte").Join(["a", symbol]));

        Assert.Contains($"'{symbol}' is no byte: an ASCII character, or <0x80> to <0xFF>, is expected.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ByName_Unknown_NamesTheKnownOnes()
    {
        var error = Assert.Throws<ArgumentException>(() => TextUnits.ByName("syllable"));
        Assert.Contains("character, byte, word", error.Message, StringComparison.Ordinal);
    }
}
