namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>One pair of axes of the figure, with the curve between them.</summary>
internal sealed class LossPanel(LossCurve curve, FigureLayout layout, AxisRange losses)
{
    private const double TextDrop = 0.35 * FigureLayout.TextSize;
    private const double PixelsPerLossTick = 44;
    private const double Margin = 14;
    private const double TickLength = 4;

    private readonly AxisRange _updates = new(0, Math.Max(1, curve.Last));

    public required double Left { get; init; }

    public required double Right { get; init; }

    public required double Top { get; init; }

    public required double Bottom { get; init; }

    /// <summary>Where a loss lies.</summary>
    public double Y(double loss) => Bottom - losses.ShareOf(loss) * (Bottom - Top);

    private double X(double update) => Left + _updates.ShareOf(update) * (Right - Left);

    /// <summary>Grid and labels: nats a sequence on the left, bits a character on the right, updates below the last panel.</summary>
    public void DrawAxes(IFigureCanvas canvas, bool withUpdates)
    {
        var ticks = Math.Max(2, (int)((Bottom - Top) / PixelsPerLossTick));
        canvas.Text(Margin, Top - 15, TextAnchor.Start, Ink.Quiet, "nats a sequence");
        foreach (var (loss, label) in losses.Ticks(ticks))
        {
            canvas.Line(Left, Y(loss), Right, Y(loss), Ink.Grid);
            canvas.Text(Left - 8, Y(loss) + TextDrop, TextAnchor.End, Ink.Quiet, label);
        }

        if (double.IsFinite(curve.NatsPerBit))
            DrawBits(canvas, ticks);
        canvas.Line(Left, Bottom, Right, Bottom, Ink.Quiet);
        if (withUpdates)
            DrawUpdates(canvas);
    }

    private void DrawBits(IFigureCanvas canvas, int ticks)
    {
        canvas.Text(layout.Width - Margin, Top - 15, TextAnchor.End, Ink.Quiet, "bits a character");
        foreach (var (bits, label) in new AxisRange(losses.Low / curve.NatsPerBit, losses.High / curve.NatsPerBit).Ticks(ticks))
        {
            var y = Y(bits * curve.NatsPerBit);
            canvas.Line(Right, y, Right + TickLength, y, Ink.Quiet);
            canvas.Text(Right + TickLength + 5, y + TextDrop, TextAnchor.Start, Ink.Quiet, label);
        }
    }

    private void DrawUpdates(IFigureCanvas canvas)
    {
        foreach (var (update, label) in _updates.Ticks(layout.UpdateTicks))
        {
            canvas.Line(X(update), Bottom, X(update), Bottom + TickLength, Ink.Quiet);
            canvas.Text(X(update), Bottom + TickLength + 15, TextAnchor.Middle, Ink.Quiet, label);
        }

        canvas.Text((Left + Right) / 2, Bottom + TickLength + 36, TextAnchor.Middle, Ink.Quiet, "updates");
    }

    /// <summary>A dashed line where the text starts again.</summary>
    public void DrawEpochs(IFigureCanvas canvas)
    {
        if (curve.Last > layout.MostEpochs * curve.UpdatesPerEpoch)
            return;
        for (var update = curve.UpdatesPerEpoch; update < curve.Last; update += curve.UpdatesPerEpoch)
            canvas.Line(X(update), Top, X(update), Bottom, Ink.Grid, dashed: true);
    }

    /// <summary>The curve from where it first comes down into the panel.</summary>
    public void DrawCurve(IFigureCanvas canvas)
    {
        var inside = curve.Points.SkipWhile(point => point.Loss > losses.High);
        canvas.Curve([.. inside.Select(point => (X(point.Update), Y(point.Loss)))], Ink.Curve);
    }

    /// <summary>
    /// The losses of simple models that lie in the panel. Labels stand where a falling curve is not: on the right above its end, on the left
    /// below it; those of close neighbours give way downwards.
    /// </summary>
    public void DrawLadder(IFigureCanvas canvas)
    {
        var free = double.NegativeInfinity;
        foreach (var (name, loss) in curve.Ladder.Where(step => step.Loss > losses.Low && step.Loss < losses.High))
        {
            canvas.Line(Left, Y(loss), Right, Y(loss), Ink.Quiet, dashed: true);
            var (x, anchor) = loss > curve.Points[^1].Loss ? (Right - 6, TextAnchor.End) : (Left + 6, TextAnchor.Start);
            var baseline = Math.Max(Y(loss) - 5, free);
            canvas.Text(x, baseline, anchor, Ink.Quiet, $"{name} {Numbers.Tenths(loss)}");
            free = baseline + FigureLayout.TextSize;
        }
    }

    /// <summary>The best checkpoint; its label stands below the curve, which between two checkpoints may have been lower still.</summary>
    public void DrawBest(IFigureCanvas canvas)
    {
        var (x, y, baseline) = (X(curve.Best.Update), Y(curve.Best.Loss), Bottom - 9);
        var share = _updates.ShareOf(curve.Best.Update);
        var anchor = share < 1 / 3.0 ? TextAnchor.Start : share > 2 / 3.0 ? TextAnchor.End : TextAnchor.Middle;
        canvas.Line(x, y, x, baseline - FigureLayout.TextSize, Ink.Mark);
        canvas.Dot(x, y, Ink.Mark);
        canvas.Text(x, baseline, anchor, Ink.Mark, $"best {Numbers.Loss(curve.Best.Loss)} at update {Numbers.Count(curve.Best.Update)}");
    }
}
