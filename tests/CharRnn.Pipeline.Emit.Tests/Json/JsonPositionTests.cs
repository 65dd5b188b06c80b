using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Tests.Json;

public sealed class JsonPositionTests
{
    [Theory]
    [InlineData("[7]", 1, 1, 2)]
    [InlineData("\n\n  [ 7]", 6, 3, 5)]
    [InlineData("\r\n\r\n  [ 7]", 8, 3, 5)]
    [InlineData("\r\r  [ 7]", 6, 3, 5)]
    [InlineData("\t[\t7]", 3, 1, 4)]
    [InlineData("\uFEFF[7]", 2, 1, 2)]
    [InlineData("\uFEFF\n[7]", 3, 2, 2)]
    [InlineData("/* \n */ [7]", 9, 2, 6)]
    [InlineData("/* \r\n */ [7]", 10, 2, 6)]
    [InlineData("// a\r\n[7]", 7, 2, 2)]
    [InlineData("/*\U0001F600*/[7]", 7, 1, 8)]
    public void Position_OfAnItem_CountsAsEditorsDo(string text, int offset, int line, int column) =>
        Assert.Equal(new JsonPosition(offset, 1, line, column), JsonReader.Parse(text).Root!.Items[0].Position);

    [Theory]
    [InlineData("[ \"\U0001F600\", 12.5 ]", 8, 4, 9)]
    [InlineData("[ \"\\uD83D\\uDE00\", 12.5 ]", 18, 4, 19)]
    [InlineData("[ \"\\n\", 12.5 ]", 8, 4, 9)]
    public void Position_AfterAString_CountsWhatIsWritten(string text, int offset, int length, int column) =>
        Assert.Equal(new JsonPosition(offset, length, 1, column), JsonReader.Parse(text).Root!.Items[1].Position);

    [Fact]
    public void Position_OfEveryKind_SpansWhatIsWritten()
    {
        const string Text = """{ "text": "a\tb", "number": -1.5e3, "yes": true, "array": [1], "object": {} }""";

        var written = JsonReader.Parse(Text).Root!.Members.Select(member => (Written(member.KeyPosition), Written(member.Value.Position)));

        // An array or an object is marked at its opening bracket: a mark over many lines helps nobody.
        Assert.Equal(
            [("\"text\"", "\"a\\tb\""), ("\"number\"", "-1.5e3"), ("\"yes\"", "true"), ("\"array\"", "["), ("\"object\"", "{")],
            written);

        string Written(JsonPosition position) => Text.Substring(position.Offset, position.Length);
    }
}
