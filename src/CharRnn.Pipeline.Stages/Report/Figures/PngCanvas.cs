using SkiaSharp;

namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>
/// Draws a figure as a picture, in light colours. The typeface is embedded: a bare machine or container has no fonts at all, and the picture
/// looks the same on every other one, too.
/// </summary>
internal sealed class PngCanvas : IFigureCanvas, IDisposable
{
    private const string Typeface = "figure-typeface.ttf";

    /// <summary>Pixels a unit: sharp on dense screens.</summary>
    private const float Scale = 2;

    private readonly SKCanvas _canvas;
    private readonly SKTypeface _typeface = LoadTypeface();
    private readonly SKFont _font;

    private PngCanvas(SKCanvas canvas)
    {
        _canvas = canvas;
        _font = new SKFont(_typeface, (float)FigureLayout.TextSize) { Subpixel = true };
    }

    /// <summary>Writes the figure as PNG.</summary>
    public static void Draw(IFigure figure, Stream stream)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(Scale * figure.Width), (int)(Scale * figure.Height)));
        surface.Canvas.Scale(Scale);
        using (var canvas = new PngCanvas(surface.Canvas))
            figure.Draw(canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        png.SaveTo(stream);
    }

    /// <inheritdoc/>
    public void Rectangle(double x, double y, double width, double height, Ink ink)
    {
        using var paint = Fill(ink);
        _canvas.DrawRect((float)x, (float)y, (float)width, (float)height, paint);
    }

    /// <inheritdoc/>
    public void Line(double x1, double y1, double x2, double y2, Ink ink, bool dashed)
    {
        using var paint = Stroke(ink, 1);
        using var dashes = dashed ? SKPathEffect.CreateDash([2, 4], 0) : null;
        paint.PathEffect = dashes;
        _canvas.DrawLine((float)x1, (float)y1, (float)x2, (float)y2, paint);
    }

    /// <inheritdoc/>
    public void Curve(IReadOnlyList<(double X, double Y)> points, Ink ink)
    {
        using var paint = Stroke(ink, 1.8f);
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. points.Select(point => new SKPoint((float)point.X, (float)point.Y))], close: false);
        using var path = builder.Detach();
        _canvas.DrawPath(path, paint);
    }

    /// <inheritdoc/>
    public void Dot(double x, double y, Ink ink)
    {
        using var disc = Fill(ink);
        using var rim = Stroke(Ink.Paper, 2);
        _canvas.DrawCircle((float)x, (float)y, 5.5f, disc);
        _canvas.DrawCircle((float)x, (float)y, 5.5f, rim);
    }

    /// <inheritdoc/>
    public void Text(double x, double baseline, TextAnchor anchor, Ink ink, string text)
    {
        var align = anchor switch { TextAnchor.Start => SKTextAlign.Left, TextAnchor.Middle => SKTextAlign.Center, _ => SKTextAlign.Right };
        using var halo = Stroke(Ink.Paper, 3);
        using var fill = Fill(ink);
        _canvas.DrawText(text, (float)x, (float)baseline, align, _font, halo);
        _canvas.DrawText(text, (float)x, (float)baseline, align, _font, fill);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _font.Dispose();
        _typeface.Dispose();
    }

    private static SKPaint Fill(Ink ink) => new() { Color = SKColor.Parse(Palette.Light(ink)), IsAntialias = true };

    private static SKPaint Stroke(Ink ink, float width) => new()
    {
        Color = SKColor.Parse(Palette.Light(ink)),
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = width,
        StrokeJoin = SKStrokeJoin.Round,
    };

    private static SKTypeface LoadTypeface()
    {
        using var stream = typeof(PngCanvas).Assembly.GetManifestResourceStream(Typeface)
                           ?? throw new InvalidOperationException($"The resource {Typeface} is not embedded.");
        return SKTypeface.FromStream(stream);
    }
}
