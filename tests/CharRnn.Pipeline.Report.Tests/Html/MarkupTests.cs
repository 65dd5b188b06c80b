using CharRnn.Pipeline.Stages.Report.Html;

namespace CharRnn.Pipeline.Report.Tests.Html;

public sealed class MarkupTests
{
    [Fact]
    public void Of_TextInAHole_IsEncoded() =>
        Assert.Equal("<p title=\"&quot;&#39;\">&lt;b&gt; &amp;amp;</p>", Markup.Of($"<p title=\"{"\"'"}\">{"<b> &amp;"}</p>").ToString());

    [Fact]
    public void Of_MarkupInAHole_StaysMarkup() => Assert.Equal("<p><b>x</b></p>", Markup.Of($"<p>{Markup.Of($"<b>{"x"}</b>")}</p>").ToString());

    [Fact]
    public void Of_BracesInText_AreNoHoles() => Assert.Equal("<i>{0}</i>", Markup.Of($"<i>{"{0}"}</i>").ToString());
}
