namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>What a figure draws on. Units are pixels of an ordinary screen; y runs down.</summary>
internal interface IFigureCanvas
{
    /// <summary>A filled rectangle.</summary>
    void Rectangle(double x, double y, double width, double height, Ink ink);

    /// <summary>A thin straight line, dashed or not.</summary>
    void Line(double x1, double y1, double x2, double y2, Ink ink, bool dashed = false);

    /// <summary>The curve: a line through points.</summary>
    void Curve(IReadOnlyList<(double X, double Y)> points, Ink ink);

    /// <summary>A small disc with a rim in the colour of the paper.</summary>
    void Dot(double x, double y, Ink ink);

    /// <summary>A line of text with a halo in the colour of the paper, so that it can be read across lines.</summary>
    void Text(double x, double baseline, TextAnchor anchor, Ink ink, string text);
}
