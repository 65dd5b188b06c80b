using System.Text;
using CharRnn.Pipeline.Stages.Load;

namespace CharRnn.Pipeline.Stages.Tests.Load;

public sealed class LineEndsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one line", "one line")]
    [InlineData("a\nb\n", "a\nb\n")]
    [InlineData("a\r\nb\r\n", "a\nb\n")]
    [InlineData("a\rb\r", "a\nb\n")]
    [InlineData("\r\r\n\n\r", "\n\n\n\n")]
    [InlineData("\r\n", "\n")]
    public void ToLineFeeds_AnyLineEnds_AgreesWithReplacingInAString(string text, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(expected, Encoding.UTF8.GetString(bytes, 0, LineEnds.ToLineFeeds(bytes)));
        Assert.Equal(expected, text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
    }
}
