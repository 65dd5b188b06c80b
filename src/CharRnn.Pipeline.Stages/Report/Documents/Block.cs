using CharRnn.Pipeline.Stages.Report.Advice;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Stages.Report.Documents;

/// <summary>
/// A piece of a chapter. Blocks hold plain text and say what it is; a renderer decides how it looks and encodes it. So HTML and Markdown
/// say the same, and nothing that a model or a plug-in wrote can become markup.
/// </summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>Running text.</summary>
    public sealed record Paragraph(string Text) : Block;

    /// <summary>An aside: what a table means, or why there is none.</summary>
    public sealed record Remark(string Text) : Block;

    /// <summary>A heading inside a chapter.</summary>
    public sealed record Subheading(string Text) : Block;

    /// <summary>A table; the first column holds names, the others figures.</summary>
    public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

    /// <summary>Names with their values, under a title.</summary>
    public sealed record Facts(string Title, IReadOnlyList<(string Name, string Value)> Items) : Block;

    /// <summary>Short texts of a model, each with a title and a detail.</summary>
    public sealed record Cards(IReadOnlyList<Card> Items) : Block;

    /// <summary>Text shown exactly as it is, white space included.</summary>
    public sealed record Verbatim(string Text) : Block;

    /// <summary>A model's prose: as it is, too, but set to be read.</summary>
    public sealed record Prose(string Text) : Block;

    /// <summary>Blocks that are shown on demand.</summary>
    public sealed record Collapsible(string Summary, Block Body) : Block;

    /// <summary>The figure of the smooth loss.</summary>
    public sealed record Figure(LossCurve Curve, string Caption) : Block;

    /// <summary>What to try next.</summary>
    public sealed record Suggestions(IReadOnlyList<Suggestion> Items) : Block;
}
