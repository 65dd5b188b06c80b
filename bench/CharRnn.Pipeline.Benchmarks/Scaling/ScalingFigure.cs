using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Benchmarks.Scaling;

/// <summary>Two panels over sizes on a logarithmic axis: the fraction of the peak, and characters a second; a curve for m and one for K.</summary>
internal sealed class ScalingFigure(IReadOnlyList<ScalingCurve> curves) : IFigure
{
    private const double PanelWidth = 400;
    private const double PanelHeight = 240;
    private const double Left = 52;
    private const double Gap = 70;
    private const double Top = 40;

    private static readonly Ink[] Inks = [Ink.Curve, Ink.Mark];

    /// <inheritdoc/>
    public double Width => Left + 2 * PanelWidth + Gap + 40;

    /// <inheritdoc/>
    public double Height => Top + PanelHeight + 50;

    /// <inheritdoc/>
    public string Description => "Fraction of the multiply-add peak, and characters a second, over the hidden size m and over the vocabulary size K.";

    /// <inheritdoc/>
    public void Draw(IFigureCanvas canvas)
    {
        canvas.Rectangle(0, 0, Width, Height, Ink.Paper);
        var sizes = curves.SelectMany(curve => curve.Points.Select(point => point.Size)).ToArray();
        var share = new AxisRange(0, 1);
        var rate = AxisRange.Of(curves.SelectMany(curve => curve.Points.Select(point => Math.Log10(point.Rate)))).Widen(0.05, 0.1);
        DrawPanel(canvas, new ScalingPanel(Left, Top, PanelWidth, PanelHeight, sizes, share), "fraction of the multiply-add peak", point => point.PeakShare);
        var second = new ScalingPanel(Left + PanelWidth + Gap, Top, PanelWidth, PanelHeight, sizes, rate);
        DrawPanel(canvas, second, "characters/s", point => Math.Log10(point.Rate));
    }

    private void DrawPanel(IFigureCanvas canvas, ScalingPanel panel, string title, Func<ScalingPoint, double> value)
    {
        panel.DrawAxes(canvas, title, isLogarithmic: value(curves[0].Points[0]) > 1);
        for (var n = 0; n < curves.Count; n++)
            panel.DrawCurve(canvas, curves[n], value, Inks[n]);
    }
}
