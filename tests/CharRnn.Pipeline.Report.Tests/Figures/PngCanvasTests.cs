using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;
using CharRnn.Pipeline.Stages.Report.Figures;
using SkiaSharp;

namespace CharRnn.Pipeline.Report.Tests.Figures;

public sealed class PngCanvasTests
{
    [Fact]
    public void Draw_DefaultRun_IsLightWithACurve()
    {
        using var picture = Draw(out var figure);
        Assert.Equal((2 * (int)figure.Width, 2 * (int)figure.Height), (picture.Width, picture.Height));
        Assert.Equal(SKColors.White, picture.GetPixel(0, 0));
        Assert.Contains(SKColor.Parse(Palette.Light(Ink.Curve)), picture.Pixels);
        Assert.Contains(SKColor.Parse(Palette.Light(Ink.Mark)), picture.Pixels);
    }

    [Fact]
    public void Draw_DefaultRun_HasTextWithoutAnyFontOfTheMachine()
    {
        // The first line of the figure holds the names of the axes and nothing else.
        using var picture = Draw(out _);
        var rows = Enumerable.Range(30, 26).SelectMany(y => Enumerable.Range(0, picture.Width).Select(x => picture.GetPixel(x, y)));
        Assert.InRange(rows.Count(pixel => pixel.Red < 160), 300, 6000);
    }

    private static SKBitmap Draw(out LossFigure figure)
    {
        figure = new LossFigure(LossCurve.Of(new TrainingSummary(Training.Model(), 1), references: null), FigureLayout.Wide);
        using var stream = new MemoryStream();
        PngCanvas.Draw(figure, stream);
        return SKBitmap.Decode(stream.ToArray());
    }
}
