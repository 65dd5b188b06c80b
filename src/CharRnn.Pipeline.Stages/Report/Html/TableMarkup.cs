using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Html;

/// <summary>A table, in a frame that scrolls sideways where it is too wide; its first column stays in view.</summary>
internal static class TableMarkup
{
    public static Markup Of(Block.Table table) => Markup.Of(
        $"""
        <div class="wide" tabindex="0"><table>
        <thead><tr>{Markup.Concat(table.Columns.Select(column => Markup.Of($"<th scope=\"col\">{column}</th>")))}</tr></thead>
        <tbody>
        {Markup.Concat(table.Rows.Select(Row))}</tbody>
        </table></div>

        """);

    private static Markup Row(IReadOnlyList<string> cells) => Markup.Of(
        $"<tr><th scope=\"row\">{cells[0]}</th>{Markup.Concat(cells.Skip(1).Select(cell => Markup.Of($"<td>{cell}</td>")))}</tr>\n");
}
