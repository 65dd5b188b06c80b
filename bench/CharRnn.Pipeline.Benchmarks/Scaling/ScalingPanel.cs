using System.Globalization;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Benchmarks.Scaling;

/// <summary>A panel whose horizontal axis shows sizes by their logarithm.</summary>
internal sealed class ScalingPanel(double left, double top, double width, double height, IReadOnlyCollection<int> sizes, AxisRange values)
{
    private const double LabelGap = 8;
    private const double LineHeight = 18;

    private readonly AxisRange _sizes = new(Math.Log2(sizes.Min()), Math.Log2(sizes.Max()));

    /// <summary>Grid, labels, and a title above.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="title">What the vertical axis shows.</param>
    /// <param name="isLogarithmic">The vertical values are decimal logarithms: only 1, 2 and 5 times powers of ten are labelled.</param>
    public void DrawAxes(IFigureCanvas canvas, string title, bool isLogarithmic)
    {
        canvas.Text(left, top - LineHeight, TextAnchor.Start, Ink.Quiet, title);
        foreach (var (value, label) in isLogarithmic ? DecadeTicks() : values.Ticks(5))
        {
            canvas.Line(left, Y(value), left + width, Y(value), Ink.Grid);
            canvas.Text(left - LabelGap, Y(value) + 4, TextAnchor.End, Ink.Quiet, label);
        }

        for (var power = Math.Ceiling(_sizes.Low); power <= _sizes.High; power++)
            canvas.Text(X(Math.Pow(2, power)), top + height + LineHeight, TextAnchor.Middle, Ink.Quiet, Math.Pow(2, power).ToString(CultureInfo.InvariantCulture));
        canvas.Text(left + width / 2, top + height + 2 * LineHeight, TextAnchor.Middle, Ink.Quiet, "m or K");
    }

    /// <summary>A curve with the name of its dimension at the right end.</summary>
    public void DrawCurve(IFigureCanvas canvas, ScalingCurve curve, Func<ScalingPoint, double> value, Ink ink)
    {
        (double X, double Y)[] points = [.. curve.Points.Select(point => (X(point.Size), Y(value(point))))];
        canvas.Curve(points, ink);
        foreach (var (x, y) in points)
            canvas.Dot(x, y, ink);
        canvas.Text(points[^1].X + LabelGap + 4, points[^1].Y + 4, TextAnchor.Start, ink, curve.Symbol);
    }

    private IEnumerable<(double Value, string Label)> DecadeTicks() =>
        from power in Enumerable.Range((int)values.Low, (int)values.High - (int)values.Low + 1)
        from factor in new[] { 1, 2, 5 }
        let number = factor * Math.Pow(10, power)
        where Math.Log10(number) >= values.Low && Math.Log10(number) <= values.High
        select (Math.Log10(number), number >= 1e6 ? $"{number / 1e6:0.##} M" : $"{number / 1e3:0.##} k");

    private double X(double size) => left + width * _sizes.ShareOf(Math.Log2(size));

    private double Y(double value) => top + height * (1 - values.ShareOf(value));
}
