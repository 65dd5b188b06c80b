using System.Text;
using SkiaSharp;
using Svg.Skia;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Turns an SVG figure into a picture.</summary>
internal static class FigureImage
{
    /// <summary>Pixels for each unit of the figure: sharp on dense screens.</summary>
    private const float Scale = 2;

    /// <summary>Writes a PNG.</summary>
    public static void WritePng(string svg, Stream stream)
    {
        using var figure = new SKSvg();
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(svg));
        figure.Load(source);
        using var buffer = new MemoryStream();
        if (!figure.Save(buffer, SKColors.White, SKEncodedImageFormat.Png, quality: 100, Scale, Scale))
            throw new InvalidOperationException("The figure could not be drawn.");
        buffer.WriteTo(stream);
    }
}
