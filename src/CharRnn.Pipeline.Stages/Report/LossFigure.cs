using System.Globalization;
using System.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Draws the smooth loss as SVG. The vertical scale is logarithmic: the fall of the first updates and the slow gain of the last ones both show.</summary>
internal sealed class LossFigure(LossCurve curve)
{
    private const double Width = 900;
    private const double Height = 430;
    private const double Left = 58;
    private const double Right = 152;
    private const double Top = 34;
    private const double Bottom = 50;
    private const string Font = "font-family:system-ui,'DejaVu Sans',sans-serif;font-size:13px";

    private static readonly double[] NiceSteps = [1, 2, 2.5, 5, 10];

    private readonly StringBuilder _svg = new();
    private readonly double _lowest = 0.97 * curve.Points.Select(point => point.Loss).Concat(curve.References.Select(reference => reference.Loss)).Min();
    private readonly double _highest = 1.03 * curve.Points.Select(point => point.Loss).Concat(curve.References.Select(reference => reference.Loss)).Max();
    private readonly long _last = Math.Max(2, curve.Points[^1].Update);

    /// <summary>The figure as an SVG document.</summary>
    public string ToSvg(Palette palette)
    {
        _svg.Clear();
        var label = FormattableString.Invariant($"Smooth loss over {_last:N0} updates, from {curve.Points[0].Loss:F1} to {curve.Points[^1].Loss:F2} nats a sequence");
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" aria-label=\"{label}\">");
        if (palette.Style.Length > 0)
            Add($"<style>{palette.Style}</style>");
        if (palette.Paper != "none")
            Add($"<rect width=\"{Width}\" height=\"{Height}\" style=\"fill:{palette.Paper}\"/>");
        DrawAxes(palette);
        DrawReferences(palette);
        DrawCurve(palette);
        DrawBest(palette);
        Add($"</svg>");
        return _svg.ToString();
    }

    private void DrawAxes(Palette palette)
    {
        foreach (var loss in LossTicks())
        {
            Line(Left, Y(loss), Width - Right, Y(loss), $"stroke:{palette.Faint};stroke-opacity:.22");
            Text(Left - 8, Y(loss) + 4.5, "end", palette.Faint, FormattableString.Invariant($"{loss:0.##}"));
        }

        var step = NiceStep(_last / 6.0);
        for (double update = 0; update <= _last; update += step)
        {
            Line(X(update), Height - Bottom, X(update), Height - Bottom + 5, $"stroke:{palette.Faint}");
            Text(X(update), Height - Bottom + 21, "middle", palette.Faint, update.ToString("N0", CultureInfo.InvariantCulture));
        }

        Line(Left, Height - Bottom, Width - Right, Height - Bottom, $"stroke:{palette.Faint}");
        Text(Width - Right, Height - 10, "end", palette.Faint, "updates");
        Text(Left, Top - 16, "start", palette.Faint, "smooth loss, nats a sequence (logarithmic)");
    }

    private void DrawReferences(Palette palette)
    {
        foreach (var (name, loss) in curve.References)
        {
            Line(Left, Y(loss), Width - Right, Y(loss), $"stroke:{palette.Faint};stroke-dasharray:2 5;stroke-width:1.4");
            Text(Width - Right + 8, Y(loss) + 4.5, "start", palette.Faint, FormattableString.Invariant($"{name} {loss:F1}"));
        }
    }

    private void DrawCurve(Palette palette)
    {
        var points = string.Join(' ', curve.Points.Select(point => FormattableString.Invariant($"{X(point.Update):F1},{Y(point.Loss):F1}")));
        Add($"<polyline points=\"{points}\" style=\"fill:none;stroke:{palette.Curve};stroke-width:2;stroke-linejoin:round\"/>");
    }

    private void DrawBest(Palette palette)
    {
        var (x, y) = (X(curve.Best.Update), Y(curve.Best.Loss));
        Add($"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"5\" style=\"fill:{palette.Mark}\"/>");
        Text(x + 8 < Width - Right ? x : Width - Right + 8, x + 8 < Width - Right ? y - 12 : y + 4.5, x + 8 < Width - Right ? "middle" : "start", palette.Mark,
            FormattableString.Invariant($"best {curve.Best.Loss:F2}"));
    }

    private IEnumerable<double> LossTicks()
    {
        var step = NiceStep((_highest - _lowest) / 7);
        for (var loss = Math.Ceiling(_lowest / step) * step; loss <= _highest; loss += step)
            yield return loss;
    }

    private static double NiceStep(double atLeast)
    {
        var power = 1.0;
        while (power * 10 <= atLeast)
            power *= 10;
        while (power > atLeast)
            power /= 10;
        return power * NiceSteps.First(step => power * step >= atLeast);
    }

    private double X(double update) => Left + update / _last * (Width - Left - Right);

    private double Y(double loss) => Top + Math.Log(_highest / loss) / Math.Log(_highest / _lowest) * (Height - Top - Bottom);

    private void Line(double x1, double y1, double x2, double y2, string style) =>
        Add($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" style=\"{style}\"/>");

    private void Text(double x, double y, string anchor, string colour, string text) =>
        Add($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" style=\"{Font};fill:{colour}\">{text}</text>");

    private void Add(FormattableString element) => _svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
