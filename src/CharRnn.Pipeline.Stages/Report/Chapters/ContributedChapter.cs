using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>A chapter that a stage contributes.</summary>
internal static class ContributedChapter
{
    /// <summary>The chapter of a section: its text, then its table.</summary>
    public static Chapter Of(ReportSection section)
    {
        var blocks = new List<Block>();
        if (section.Text.Length > 0)
            blocks.Add(new Block.Verbatim(section.Text));
        if (section.Table is { } table)
            blocks.Add(new Block.Table(table.Columns, table.Rows));
        return new Chapter("", section.Title, blocks);
    }
}
