using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CharRnn.Pipeline.Stages.Report.Documents;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Stages.Report.Html;

/// <summary>Renders the report as one HTML file that needs nothing else: no script, no network, no font.</summary>
internal static class HtmlRenderer
{
    // As it stands between the tags: from the line feed behind the first one.
    private static readonly string StyleSheet = "\n" + ReadStyleSheet("report.css");

    // A browser that finds anything else in the page, a style attribute included, ignores it.
    private static readonly string Policy =
        $"default-src 'none'; style-src {HashOf(StyleSheet)} {HashOf(SvgCanvas.DarkStyle)}; base-uri 'none'; form-action 'none'";

    /// <summary>The whole page.</summary>
    public static string Render(ReportDocument report) => Markup.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="{Policy}"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{report.Title}: training report</title>
        <style>{Markup.Trusted(StyleSheet)}</style>
        </head>
        <body>
        <header>
        <p class="kind">Training report</p>
        <h1>{report.Title}</h1>
        <p class="lead">{report.Lead}</p>
        {Tiles(report.Tiles)}</header>
        <main>
        {Markup.Concat(report.Chapters.Select(Chapter))}</main>
        <footer>{report.Colophon}</footer>
        </body>
        </html>

        """).ToString().ReplaceLineEndings("\n");

    private static Markup Tiles(IReadOnlyList<Tile> tiles) => tiles.Count == 0
        ? Markup.Empty
        : Markup.Of($"<dl class=\"tiles\">\n{Markup.Concat(tiles.Select(Tile))}</dl>\n");

    private static Markup Tile(Tile tile) =>
        Markup.Of($"<div><dt>{tile.Label}</dt><dd class=\"value\">{tile.Value}</dd><dd>{tile.Detail}</dd></div>\n");

    private static Markup Chapter(Chapter chapter) => Markup.Of(
        $"""
        <section>
        <h2><span class="numeral">{chapter.Numeral}</span> {chapter.Title}</h2>
        {Markup.Concat(chapter.Blocks.Select(Block))}</section>

        """);

    private static Markup Block(Block block) => block switch
    {
        Block.Paragraph paragraph => Markup.Of($"<p>{paragraph.Text}</p>\n"),
        Block.Remark remark => Markup.Of($"<p class=\"remark\">{remark.Text}</p>\n"),
        Block.Subheading heading => Markup.Of($"<h3>{heading.Text}</h3>\n"),
        Block.Verbatim verbatim => Markup.Of($"<div class=\"verbatim\">{verbatim.Text}</div>\n"),
        Block.Prose prose => Markup.Of($"<blockquote>{prose.Text}</blockquote>\n"),
        Block.Collapsible collapsible => Markup.Of($"<details><summary>{collapsible.Summary}</summary>\n{Block(collapsible.Body)}</details>\n"),
        Block.Table table => TableMarkup.Of(table),
        Block.Facts facts => FactsMarkup.Of(facts),
        Block.Cards cards => CardsMarkup.Of(cards),
        Block.Figure figure => FigureMarkup.Of(figure),
        Block.Suggestions suggestions => SuggestionsMarkup.Of(suggestions),
        _ => throw new UnreachableException($"{block.GetType().Name} has no form in HTML."),
    };

    private static string HashOf(string style) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'";

    private static string ReadStyleSheet(string name)
    {
        using var stream = typeof(HtmlRenderer).Assembly.GetManifestResourceStream(name)
                           ?? throw new InvalidOperationException($"The resource {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
