using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;
using CharRnn.Pipeline.Stages.Report.Documents;
using CharRnn.Pipeline.Stages.Report.Markdown;

namespace CharRnn.Pipeline.Report.Tests.Markdown;

public sealed class MarkdownRendererTests
{
    [Fact]
    public void Render_CompleteRun_HasTheSeedsSectionsAndFigures()
    {
        using var run = Run.Complete();
        var markdown = Render(run);
        Assert.Contains("\n## I. Checking gradients\n", markdown, StringComparison.Ordinal);
        Assert.Contains("\n| W | 4.2235e-08 | 3.9185e-08 | 3.3532e-04 | 3.2253e-07 | 0 | 10,000 | 100 × 100 |\n", markdown, StringComparison.Ordinal);
        Assert.Contains("](smooth-loss.png)\n", markdown, StringComparison.Ordinal);
        Assert.Contains("`--set train.learningRate=0.04`", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', markdown);
    }

    [Fact]
    public void Render_TextWithBackQuotes_IsFencedByMore()
    {
        using var run = Run.Complete();
        Assert.Contains($"\n````\n{VisibleText.Of(Run.Hostile)}\n````\n", Render(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TitleOfAPlugin_IsNoMarkup()
    {
        using var run = new Run().Contribute("<b>*bold*</b>\n# heading", "text");
        Assert.Contains("\n## \\<b\\>\\*bold\\*\\</b\\> \\# heading\n\n```\ntext\n```\n", Render(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TableOfAPlugin_IsNoMarkup()
    {
        using var run = new Run().Contribute("Table", "", new ReportTable(["a|b", "<i>"], [["c\nd", "`1|2`"]]));
        Assert.Contains(
            "\n## Table\n\n| a\\|b | \\<i\\> |\n| --- | ---: |\n| c d | \\`1\\|2\\` |\n", Render(run), StringComparison.Ordinal);
    }

    private static string Render(Run run) => MarkdownRenderer.Render(ReportDocument.Of(RunSummary.Of(run.Context)));
}
