namespace CharRnn.Pipeline.Stages.Report;

/// <summary>The colours of a figure, as CSS values.</summary>
/// <param name="Paper">Background; <c>none</c> inside a page.</param>
/// <param name="Ink">Text.</param>
/// <param name="Faint">Grid and secondary text.</param>
/// <param name="Curve">The curve.</param>
/// <param name="Mark">The best point.</param>
/// <param name="Style">A style sheet that the figure brings along; may be empty.</param>
internal sealed record Palette(string Paper, string Ink, string Faint, string Curve, string Mark, string Style)
{
    /// <summary>Plain light colours, for a picture.</summary>
    public static Palette Light { get; } = new("#ffffff", "#20242c", "#8a909c", "#2f5fb3", "#c2512f", "");

    /// <summary>The page's own colours, light or dark as the reader has it.</summary>
    public static Palette OfThePage { get; } = new("none", "var(--ink)", "var(--faint)", "var(--accent)", "var(--mark)", "");

    /// <summary>For a file of its own: follows the reader's preference.</summary>
    public static Palette Standalone { get; } = new(
        "var(--paper)", "var(--ink)", "var(--faint)", "var(--accent)", "var(--mark)",
        "svg{--paper:#fff;--ink:#20242c;--faint:#8a909c;--accent:#2f5fb3;--mark:#c2512f}"
        + "@media(prefers-color-scheme:dark){svg{--paper:#14171c;--ink:#e6e8ec;--faint:#7c8491;--accent:#7ea6ee;--mark:#f0916f}}");
}
