using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Tests.Json;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a b", "a b")]
    [InlineData("two\r\nlines\t", "two\\u000D\\u000Alines\\u0009")]
    [InlineData("no\u00A0break", "no\\u00A0break")]
    [InlineData("zero\u200Bwidth", "zero\\u200Bwidth")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789")]
    [InlineData("01234567890123456789012345678901234567890", "0123456789012345678901234567890123456789...")]
    [InlineData("012345678901234567890123456789012345678\U0001F600x", "012345678901234567890123456789012345678\U0001F600...")]
    public void Of_AnyText_IsShortAndVisible(string text, string expected) => Assert.Equal(expected, Excerpt.Of(text));

    // Built at run time: an attribute cannot carry half of a surrogate pair.
    [Fact]
    public void Of_HalfASurrogatePair_ShowsItsCode() => Assert.Equal("a\\uD83Db", Excerpt.Of("a" + (char)0xD83D + "b"));
}
