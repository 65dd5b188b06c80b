using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;
using CharRnn.Pipeline.Stages.Report.Documents;
using CharRnn.Pipeline.Stages.Report.Figures;
using CharRnn.Pipeline.Stages.Report.Html;

namespace CharRnn.Pipeline.Report.Tests.Html;

public sealed class HtmlRendererTests
{
    /// <summary>Elements by which a page may load something.</summary>
    private static readonly string[] Loaders =
        ["script", "link", "img", "iframe", "object", "embed", "audio", "video", "source", "base", "form", "image", "use"];

    [Fact]
    public void Render_HostileTexts_StayText()
    {
        using var run = Run.Complete().Contribute("</h2><img src=x onerror=alert(1)>", Run.Hostile);
        var page = Parse(Html(run));
        Assert.DoesNotContain(page.Descendants(), element => Loaders.Contains(element.Name.LocalName));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Equal(VisibleText.Of(Run.Hostile), page.Descendants("blockquote").Single().Value);
        Assert.Equal("clock & maker", page.Descendants("h1").Single().Value);
    }

    [Fact]
    public void Render_Samples_KeepTheirWhiteSpace()
    {
        using var run = Run.Complete();
        var cards = Parse(Html(run)).Descendants("article").ToList();
        Assert.Equal(14, cards.Count);
        Assert.Equal("sample 3\n  <b>indented</b>", cards[3].Element("div")!.Value);
    }

    [Fact]
    public void Render_AnyRun_LoadsNothingAndForbidsIt()
    {
        using var run = Run.Complete();
        var html = Html(run);
        var policy = Parse(html).Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");
        Assert.Matches("^default-src 'none'; style-src 'sha256-[^' ]+' 'sha256-[^' ]+'; base-uri 'none'; form-action 'none'$", (string?)policy.Attribute("content"));
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href", html, StringComparison.Ordinal);
    }

    /// <summary>A browser takes a style sheet only when its hash stands in the policy, and no attribute of style at all.</summary>
    [Fact]
    public void Render_CompleteRun_AllowsItsOwnStyleSheetsAlone()
    {
        using var run = Run.Complete();
        var page = Parse(Html(run));
        var policy = (string)page.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;

        var styles = page.Descendants().Where(element => element.Name.LocalName == "style").ToList();

        Assert.Equal(3, styles.Count);
        Assert.All(styles, style => Assert.Contains(
            $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.Value)))}'", policy, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName == "style");
    }

    [Fact]
    public void Render_CompleteRun_ShowsTheFigureWideAndNarrow()
    {
        using var run = Run.Complete();
        var figure = Parse(Html(run)).Descendants("figure").Single();
        Assert.Equal(["on-wide", "on-narrow"], figure.Elements("div").Select(frame => (string?)frame.Attribute("class")));
        Assert.All(figure.Elements("div"), frame => Assert.Equal("svg", Assert.Single(frame.Elements()).Name.LocalName));
    }

    [Fact]
    public void Render_EmptyRun_IsAWholePage()
    {
        using var run = new Run();
        var page = Parse(Html(run));
        Assert.Equal(5, page.Descendants("section").Count());
        Assert.Empty(page.Descendants("dl"));
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        using var run = Run.Complete();
        Assert.Equal(Html(run), Html(run));
        Assert.DoesNotContain('\r', Html(run));
    }

    [Fact]
    public void StyleSheet_Cards_HaveTheColourOfTheFiguresPaper()
    {
        using var run = new Run();
        Assert.Contains($"--card: {Palette.Light(Ink.Paper)};", Html(run), StringComparison.Ordinal);
        Assert.Contains($"--card: {Palette.Dark(Ink.Paper)};", Html(run), StringComparison.Ordinal);
    }

    private static string Html(Run run) => HtmlRenderer.Render(ReportDocument.Of(RunSummary.Of(run.Context)));

    /// <summary>The page is written so that an XML parser, which forgives nothing, can read it.</summary>
    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
