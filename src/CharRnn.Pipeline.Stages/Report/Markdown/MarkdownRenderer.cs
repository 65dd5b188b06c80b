using System.Diagnostics;
using CharRnn.Pipeline.Stages.Report.Advice;
using CharRnn.Pipeline.Stages.Report.Documents;
using CharRnn.Pipeline.Stages.Report.Figures;
using static CharRnn.Pipeline.Stages.Report.Markdown.MarkdownText;

namespace CharRnn.Pipeline.Stages.Report.Markdown;

/// <summary>Renders the report as Markdown; the figure is the picture beside it.</summary>
internal static class MarkdownRenderer
{
    /// <summary>The whole report.</summary>
    public static string Render(ReportDocument report) => string.Join('\n', [
        $"# {Escape(report.Title)}\n",
        $"{Escape(report.Lead)}\n",
        .. report.Tiles.Count == 0 ? [] : new[] { string.Concat(report.Tiles.Select(Tile)) },
        .. report.Chapters.SelectMany(chapter => chapter.Blocks.Select(Block).Prepend(Heading(chapter))),
        $"*{Escape(report.Colophon)}*\n",
    ]);

    private static string Heading(Chapter chapter) =>
        $"## {(chapter.Numeral.Length > 0 ? chapter.Numeral + ". " : "")}{Escape(chapter.Title)}\n";

    private static string Tile(Tile tile) => $"- {Escape(tile.Label)}: **{Escape(tile.Value)}** ({Escape(tile.Detail)})\n";

    private static string Block(Block block) => block switch
    {
        Block.Paragraph paragraph => $"{Escape(paragraph.Text)}\n",
        Block.Remark remark => $"{Escape(remark.Text)}\n",
        Block.Subheading heading => $"### {Escape(heading.Text)}\n",
        Block.Verbatim verbatim => Fence(verbatim.Text),
        Block.Prose prose => Fence(prose.Text),
        Block.Collapsible collapsible => $"{Escape(collapsible.Summary)}:\n\n{Block(collapsible.Body)}",
        Block.Table table => Table(table),
        Block.Facts facts => Facts(facts),
        Block.Cards cards => string.Join('\n', cards.Items.Select(Card)),
        Block.Figure figure => $"![{Escape(figure.Caption)}]({LossFigure.PngName})\n\n{Escape(figure.Caption)}\n",
        Block.Suggestions suggestions => string.Concat(suggestions.Items.Select(Suggestion)),
        _ => throw new UnreachableException($"{block.GetType().Name} has no form in Markdown."),
    };

    private static string Table(Block.Table table) =>
        Row(table.Columns.Select(Escape))
        + Row(table.Columns.Select((_, column) => column == 0 ? "---" : "---:"))
        + string.Concat(table.Rows.Select(row => Row(row.Select(Escape))));

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Facts(Block.Facts facts) =>
        $"### {Escape(facts.Title)}\n\n" + string.Concat(facts.Items.Select(fact => $"- {Escape(fact.Name)}: {Escape(fact.Value)}\n"));

    private static string Card(Card card) => $"**{Escape(card.Title)}**, {Escape(card.Detail)}\n\n{Fence(card.Text)}";

    private static string Suggestion(Suggestion suggestion, int index) =>
        $"{index + 1}. **{Escape(suggestion.Title)}.** {Escape(suggestion.Reason)}{(suggestion.Setting is { } setting ? $" `{setting}`" : "")}\n";
}
