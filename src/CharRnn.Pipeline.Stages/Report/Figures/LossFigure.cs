namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>
/// The figure of the smooth loss. A curve that falls from 109 to 60 in a few thousand updates and from 60 to 46 in the rest needs two scales:
/// a panel shows the whole run between the losses of simple models, and below it a larger one enlarges the band where the curve spends its time.
/// </summary>
internal sealed class LossFigure(LossCurve curve, FigureLayout layout) : IFigure
{
    /// <summary>The file in the run folder.</summary>
    public const string SvgName = "smooth-loss.svg";

    /// <summary>The picture in the run folder.</summary>
    public const string PngName = "smooth-loss.png";

    private const double Top = 40;
    private const double Gap = 50;
    private const double Bottom = 54;

    /// <summary>Share of the last panel that is left free below all losses, for the label of the best checkpoint.</summary>
    private const double RoomForBest = 0.2;

    private readonly AxisRange? _detail = curve.Detail?.Widen(RoomForBest, above: 0.06);

    /// <inheritdoc/>
    public double Width => layout.Width;

    /// <inheritdoc/>
    public double Height => Top + (_detail is null ? 0 : layout.WholeHeight + Gap) + layout.DetailHeight + Bottom;

    /// <inheritdoc/>
    public string Description =>
        $"Smooth loss over {Numbers.Count(curve.Last)} updates: from {Numbers.Loss(curve.Points[0].Loss)} to {Numbers.Loss(curve.Points[^1].Loss)} "
        + $"nats a sequence, best {Numbers.Loss(curve.Best.Loss)} at update {Numbers.Count(curve.Best.Update)}.";

    /// <inheritdoc/>
    public void Draw(IFigureCanvas canvas)
    {
        canvas.Rectangle(0, 0, Width, Height, Ink.Paper);
        if (_detail is not { } detail)
        {
            DrawPanel(canvas, PanelAt(Top, layout.DetailHeight, curve.Whole.Widen(RoomForBest, above: 0.12)), isLast: true);
            return;
        }

        var overview = PanelAt(Top, layout.WholeHeight, curve.Whole.Widen(below: 0.08, above: 0.25));
        var (bandTop, bandBottom) = (overview.Y(detail.High), overview.Y(detail.Low));
        canvas.Rectangle(overview.Left, bandTop, overview.Right - overview.Left, bandBottom - bandTop, Ink.Band);
        DrawPanel(canvas, overview, isLast: false);
        DrawPanel(canvas, PanelAt(Top + layout.WholeHeight + Gap, layout.DetailHeight, detail), isLast: true);
    }

    private LossPanel PanelAt(double top, double height, AxisRange losses) =>
        new(curve, layout, losses) { Left = layout.Left, Right = layout.Width - layout.Right, Top = top, Bottom = top + height };

    private static void DrawPanel(IFigureCanvas canvas, LossPanel panel, bool isLast)
    {
        panel.DrawAxes(canvas, withUpdates: isLast);
        panel.DrawEpochs(canvas);
        panel.DrawCurve(canvas);
        panel.DrawLadder(canvas);
        if (isLast)
            panel.DrawBest(canvas);
    }
}
