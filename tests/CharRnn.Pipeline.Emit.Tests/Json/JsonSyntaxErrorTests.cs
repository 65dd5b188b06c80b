using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Tests.Json;

public sealed class JsonSyntaxErrorTests
{
    private const string Value = "a value (text in double quotes, a number, true, false, null, an array or an object) is expected, found ";
    private const string Number = "a number such as 7, 0.5 or -1e-4 is expected, found ";
    private const string Key = "a key in double quotes or '}' is expected, found ";
    private const string Quote = "a closing '\"' is expected, found ";
    private const string Control = "an escape such as \\t or \\u001B is expected in place of a control character, found ";
    private const string Escape = "an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u and four hexadecimal digits) is expected, found ";
    private const string Pair = "a surrogate pair (\\uD800 to \\uDBFF, then \\uDC00 to \\uDFFF) is expected, found ";

    private const string Whole = "a whole character is expected in place of half a surrogate pair, found ";
    private const string Nul = "a character other than U+0000, which no path can hold, is expected, found ";

    [Theory]
    [InlineData("", 1, 1, Value + "the end of the file")]
    [InlineData("  \n // nothing", 2, 12, Value + "the end of the file")]
    [InlineData("{ \"a\": }", 1, 8, Value + "'}'")]
    [InlineData("[1,\n,]", 2, 1, Value + "','")]
    [InlineData("[ 'a' ]", 1, 3, Value + "'''")]
    [InlineData("[ NaN ]", 1, 3, Value + "'NaN'")]
    [InlineData("[ True ]", 1, 3, Value + "'True'")]
    [InlineData("[ / ]", 1, 3, Value + "'/'")]
    [InlineData("[ \0 ]", 1, 3, Value + "U+0000")]
    [InlineData("[\u00A01]", 1, 2, Value + "U+00A0")]
    [InlineData("[\uFEFF1]", 1, 2, Value + "U+FEFF")]
    [InlineData("[\U0001F600]", 1, 2, Value + "'\U0001F600'")]
    [InlineData("[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]", 1, 2, Value + "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'")]
    public void Parse_NoValue_SaysWhatIsOne(string text, int line, int column, string message) => AssertError(text, line, column, message);

    [Theory]
    [InlineData("[ 01 ]", "'01'")]
    [InlineData("[ +1 ]", "'+1'")]
    [InlineData("[ .5 ]", "'.5'")]
    [InlineData("[ 1. ]", "'1.'")]
    [InlineData("[ - ]", "'-'")]
    [InlineData("[ 1e ]", "'1e'")]
    [InlineData("[ 0x10 ]", "'0x10'")]
    [InlineData("[ 1_000 ]", "'1_000'")]
    [InlineData("[ -Infinity ]", "'-Infinity'")]
    [InlineData("[ \u0661 ]", "'\u0661'")]
    public void Parse_NoNumber_ShowsNumbers(string text, string found) => AssertError(text, 1, 3, Number + found);

    [Theory]
    [InlineData("{", 1, 2, Key + "the end of the file")]
    [InlineData("{ hidden: 1 }", 1, 3, Key + "'h'")]
    [InlineData("{,}", 1, 2, Key + "','")]
    [InlineData("{ \"a\" 1 }", 1, 7, "':' is expected, found '1'")]
    [InlineData("{ \"a\": 1\r\n  \"b\": 2 }", 2, 3, "',' or '}' is expected, found '\"'")]
    [InlineData("{ \"a\": 1 ]", 1, 10, "',' or '}' is expected, found ']'")]
    [InlineData("[ 1 2 ]", 1, 5, "',' or ']' is expected, found '2'")]
    [InlineData("[ 1", 1, 4, "',' or ']' is expected, found the end of the file")]
    [InlineData("[ 1 \0", 1, 5, "',' or ']' is expected, found U+0000")]
    [InlineData("{}\n}", 2, 1, "the end of the file is expected, found '}'")]
    [InlineData("1\0", 1, 2, "the end of the file is expected, found U+0000")]
    [InlineData("{}\n /* open\n", 2, 2, "'*/' is expected after this '/*', found the end of the file")]
    [InlineData("/*/", 1, 1, "'*/' is expected after this '/*', found the end of the file")]
    public void Parse_BrokenStructure_SaysWhatIsExpected(string text, int line, int column, string message) =>
        AssertError(text, line, column, message);

    [Theory]
    [InlineData("[ \"a\n\" ]", 5, Quote + "the end of the line")]
    [InlineData("[ \"a\r\n\" ]", 5, Quote + "the end of the line")]
    [InlineData("[ \"a", 5, Quote + "the end of the file")]
    [InlineData("[ \"a\tb\" ]", 5, Control + "U+0009")]
    [InlineData("[ \"a\0b\" ]", 5, Control + "U+0000")]
    [InlineData("[ \"C:\\data\" ]", 6, Escape + "'\\d'")]
    [InlineData("[ \"\\u12\" ]", 4, Escape + "'\\u'")]
    [InlineData("[ \"\\u+123\" ]", 4, Escape + "'\\u'")]
    [InlineData("[ \"\\", 4, Escape + "'\\'")]
    [InlineData("[ \"\\\n\" ]", 4, Escape + "'\\'")]
    [InlineData("[ \"\\uD83D\" ]", 4, Pair + "'\\uD83D'")]
    [InlineData("[ \"a\\uDE00b\" ]", 5, Pair + "'\\uDE00'")]
    [InlineData("[ \"\\uD83D\\n\" ]", 4, Pair + "'\\uD83D'")]
    [InlineData("[ \"\\uD83D\\u0041\" ]", 4, Pair + "'\\uD83D\\u0041'")]
    [InlineData("[ \"a\\u0000\" ]", 5, Nul + "'\\u0000'")]
    public void Parse_BrokenString_PointsIntoIt(string text, int column, string message) => AssertError(text, 1, column, message);

    [Fact]
    public void Parse_HalfASurrogatePair_PointsAtIt()
    {
        // No attribute can hold such texts.
        AssertError("[ \"a\uD83Db\" ]", 1, 5, Whole + "U+D83D");
        AssertError("[ \"a\uDE00\uD83D\" ]", 1, 5, Whole + "U+DE00");
        AssertError("[ \"a\uD83D", 1, 5, Whole + "U+D83D");
        AssertError("[ \"\uD83D\\uDE00\" ]", 1, 4, Whole + "U+D83D");
    }

    private static void AssertError(string text, int line, int column, string message)
    {
        var result = JsonReader.Parse(text);

        Assert.Null(result.Root);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((line, column, message), (problem.Position.Line, problem.Position.Column, problem.Message));
        Assert.True(problem.Position.Length >= 1);
    }
}
