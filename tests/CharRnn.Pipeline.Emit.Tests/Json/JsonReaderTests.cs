using System.Globalization;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Tests.Json;

public sealed class JsonReaderTests
{
    private const int MostBytesACharacter = 200;

    [Theory]
    [InlineData("null", JsonKind.Null, "null")]
    [InlineData("true", JsonKind.Boolean, "true")]
    [InlineData("false", JsonKind.Boolean, "false")]
    [InlineData("0", JsonKind.Number, "0")]
    [InlineData("-12", JsonKind.Number, "-12")]
    [InlineData("0.50", JsonKind.Number, "0.50")]
    [InlineData("1e-4", JsonKind.Number, "1e-4")]
    [InlineData("2.5E+10", JsonKind.Number, "2.5E+10")]
    [InlineData("1e400", JsonKind.Number, "1e400")]
    [InlineData("\"\"", JsonKind.String, "")]
    [InlineData("\"a b\"", JsonKind.String, "a b")]
    public void Parse_Scalar_KeepsKindAndText(string text, JsonKind kind, string expected)
    {
        var value = ReadWell(text);

        Assert.Equal(kind, value.Kind);
        Assert.Equal(expected, value.Text);
    }

    [Theory]
    [InlineData("""  \"\\\/\b\f\n\r\t  """, "\"\\/\b\f\n\r\t")]
    [InlineData("""  \u0041\u00e9\u00E9\u001f  """, "A\u00e9\u00e9\u001f")]
    [InlineData("""  \uD83D\uDE00  """, "\U0001F600")]
    [InlineData("""  \\u0041  """, "\\u0041")]
    [InlineData("  \U0001F600 ß  ", "\U0001F600 ß")]
    [InlineData("  // no comment /* here  ", "// no comment /* here")]
    public void Parse_StringWithEscapes_GivesTheCharacters(string content, string expected) =>
        Assert.Equal(expected, ReadWell('"' + content.Trim() + '"').Text);

    [Fact]
    public void Parse_NestedValues_KeepsTheOrderWritten()
    {
        var value = ReadWell("""{ "b": [1, [], {}], "a": { "c": null } }""");

        Assert.Equal(["b", "a"], value.Members.Select(member => member.Key));
        Assert.Equal([JsonKind.Number, JsonKind.Array, JsonKind.Object], value.Find("b")!.Value.Items.Select(item => item.Kind));
        Assert.Equal(JsonKind.Null, value.Find("a")!.Value.Find("c")!.Value.Kind);
    }

    [Fact]
    public void Find_OtherCase_FindsNothing() => Assert.Null(ReadWell("""{ "Hidden": 1 }""").Find("hidden"));

    [Theory]
    [InlineData("[1, 2,]")]
    [InlineData("[1, 2 , ]")]
    [InlineData("// first\n[1, // one\r\n 2] // last")]
    [InlineData("/* a */[/**/1/* * / ** */,/***/2/* line\n line */]/* end */")]
    [InlineData("//\r[1, 2]")]
    [InlineData("\uFEFF [1, 2]\r\n")]
    public void Parse_CommentsAndTrailingCommas_AreAllowed(string text) =>
        Assert.Equal(["1", "2"], ReadWell(text).Items.Select(item => item.Text));

    [Fact]
    public void Parse_TrailingCommaInObject_IsAllowed() => Assert.Single(ReadWell("""{ "a": 1, }""").Members);

    [Fact]
    public void Parse_DeepestNesting_IsRead() => ReadWell(Nested(JsonReader.MaximumDepth));

    [Fact]
    public void Parse_NestingBeyondTheLimit_PointsAtTheBracket()
    {
        var problem = Assert.Single(JsonReader.Parse(Nested(100_000)).Problems);

        Assert.Equal(new JsonPosition(64, 1, 1, 65), problem.Position);
        Assert.Equal("at most 64 levels of nesting are expected, found '['", problem.Message);
    }

    [Fact]
    public void Parse_LongestText_IsRead() => ReadWell("1" + new string(' ', JsonReader.MaximumLength - 1));

    [Fact]
    public void Parse_TextBeyondTheLimit_IsRefusedUnread()
    {
        var problem = Assert.Single(JsonReader.Parse(new string('[', JsonReader.MaximumLength + 1)).Problems);

        Assert.Equal(new JsonProblem(new JsonPosition(0, 1, 1, 1), "at most 1048576 characters are expected, found 1048577"), problem);
    }

    [Theory]
    [InlineData("[%]", "[]")]
    [InlineData("[%]", "{}")]
    [InlineData("[%]", "0")]
    [InlineData("{%}", "\"#\":0")]
    [InlineData("{%}", "\"\":0")]
    [InlineData("[\"%\"]", "\\n")]
    [InlineData("[/*%*/]", "#")]
    public void Parse_LargeText_TakesMemoryByItsLength(string frame, string item)
    {
        var items = Enumerable.Range(0, 100_000).Select(number => item.Replace("#", number.ToString("x", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var text = frame.Replace("%", string.Join(',', items), StringComparison.Ordinal);

        var before = GC.GetAllocatedBytesForCurrentThread();
        JsonReader.Parse(text);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / text.Length, 0, MostBytesACharacter);
    }

    [Fact]
    public void Parse_DuplicateKeys_AreAllReportedAndTheFirstStays()
    {
        var result = JsonReader.Parse("{ \"a\": 1,\n  \"a\": 2,\n  \"b\": { \"a\": 3, \"\\u0061\": 4 } }");

        Assert.Equal(
            [
                new JsonProblem(new JsonPosition(12, 3, 2, 3), "the key 'a' stands at (1,3) already; remove one of them"),
                new JsonProblem(new JsonPosition(37, 8, 3, 18), "the key 'a' stands at (3,10) already; remove one of them"),
            ],
            result.Problems);
        Assert.Equal("1", result.Root!.Find("a")!.Value.Text);
    }

    [Fact]
    public void Parse_ManyKeys_KeepsThemAll()
    {
        var keys = Enumerable.Range(0, 100_000).Select(number => number.ToString("x", CultureInfo.InvariantCulture)).ToArray();

        var value = ReadWell("{" + string.Join(',', keys.Select(key => $"\"{key}\":0")) + "}");

        Assert.Equal(keys, value.Members.Select(member => member.Key));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static JsonValue ReadWell(string text)
    {
        var result = JsonReader.Parse(text);
        Assert.Empty(result.Problems);
        return Assert.IsType<JsonValue>(result.Root);
    }
}
