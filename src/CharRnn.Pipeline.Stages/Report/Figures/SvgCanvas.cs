using System.Globalization;
using System.Text;
using System.Xml;

namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>
/// Draws a figure as SVG. Every mark carries the colour for a light ground, which any viewer understands; a style sheet inside recolours it
/// where the reader prefers a dark one. So the same text stands in the page and in a file of its own.
/// </summary>
internal sealed class SvgCanvas : IFigureCanvas
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const string FontFamily = "Inter, system-ui, 'DejaVu Sans', sans-serif";

    /// <summary>The style sheet inside: it is the same in every figure.</summary>
    public static readonly string DarkStyle =
        "@media screen and (prefers-color-scheme: dark) { "
        + string.Concat(Enum.GetValues<Ink>().Select(ink => $".{Fill(ink)} {{ fill: {Palette.Dark(ink)} }} .{Stroke(ink)} {{ stroke: {Palette.Dark(ink)} }} "))
        + "}";

    private readonly XmlWriter _xml;

    private SvgCanvas(XmlWriter xml) => _xml = xml;

    /// <summary>The figure as an SVG element, ending with a line feed.</summary>
    public static string Draw(IFigure figure)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(text, settings))
        {
            var canvas = new SvgCanvas(xml);
            canvas.Start("svg", null, null, FrameOf(figure));
            xml.WriteElementString("style", Namespace, DarkStyle);
            figure.Draw(canvas);
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    /// <inheritdoc/>
    public void Rectangle(double x, double y, double width, double height, Ink ink) =>
        Element("rect", ink, null, ("x", x), ("y", y), ("width", width), ("height", height));

    /// <inheritdoc/>
    public void Line(double x1, double y1, double x2, double y2, Ink ink, bool dashed)
    {
        Start("line", null, ink, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));
        if (dashed)
            Write(("stroke-dasharray", "2 4"));
        _xml.WriteEndElement();
    }

    /// <inheritdoc/>
    public void Curve(IReadOnlyList<(double X, double Y)> points, Ink ink) =>
        Element(
            "polyline", null, ink, ("fill", "none"), ("stroke-width", 1.8), ("stroke-linejoin", "round"),
            ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))));

    /// <inheritdoc/>
    public void Dot(double x, double y, Ink ink) => Element("circle", ink, Ink.Paper, ("cx", x), ("cy", y), ("r", 5.5), ("stroke-width", 2));

    /// <inheritdoc/>
    public void Text(double x, double baseline, TextAnchor anchor, Ink ink, string text)
    {
        Start(
            "text", ink, Ink.Paper, ("x", x), ("y", baseline), ("text-anchor", anchor.ToString().ToLowerInvariant()),
            ("stroke-width", 3), ("stroke-linejoin", "round"), ("paint-order", "stroke"));
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private static (string, object)[] FrameOf(IFigure figure) =>
    [
        ("viewBox", $"0 0 {Number(figure.Width)} {Number(figure.Height)}"),
        ("width", figure.Width),
        ("height", figure.Height),
        ("role", "img"),
        ("aria-label", figure.Description),
        ("font-family", FontFamily),
        ("font-size", FigureLayout.TextSize),
    ];

    private void Element(string name, Ink? fill, Ink? stroke, params (string Name, object Value)[] attributes)
    {
        Start(name, fill, stroke, attributes);
        _xml.WriteEndElement();
    }

    private void Start(string name, Ink? fill, Ink? stroke, params (string Name, object Value)[] attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        if (fill is { } f)
            Write(("fill", Palette.Light(f)));
        if (stroke is { } s)
            Write(("stroke", Palette.Light(s)));
        if ((fill ?? stroke) is not null)
            Write(("class", string.Join(' ', new[] { fill is { } g ? Fill(g) : null, stroke is { } t ? Stroke(t) : null }.OfType<string>())));
        Write(attributes);
    }

    private void Write(params (string Name, object Value)[] attributes)
    {
        foreach (var (name, value) in attributes)
            _xml.WriteAttributeString(name, value is double number ? Number(number) : Convert.ToString(value, CultureInfo.InvariantCulture));
    }

    private static string Fill(Ink ink) => "fill-" + ink.ToString().ToLowerInvariant();

    private static string Stroke(Ink ink) => "stroke-" + ink.ToString().ToLowerInvariant();

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
