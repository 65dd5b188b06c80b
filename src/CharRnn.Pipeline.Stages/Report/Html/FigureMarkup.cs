using CharRnn.Pipeline.Stages.Report.Documents;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Stages.Report.Html;

/// <summary>The figure twice, for wide and for narrow screens; the style sheet shows one of them.</summary>
internal static class FigureMarkup
{
    public static Markup Of(Block.Figure figure) => Markup.Of(
        $"""
        <figure>
        <div class="on-wide">{Draw(figure.Curve, FigureLayout.Wide)}</div>
        <div class="on-narrow">{Draw(figure.Curve, FigureLayout.Narrow)}</div>
        <figcaption>{figure.Caption}</figcaption>
        </figure>

        """);

    private static Markup Draw(LossCurve curve, FigureLayout layout) => Markup.Trusted(SvgCanvas.Draw(new LossFigure(curve, layout)));
}
