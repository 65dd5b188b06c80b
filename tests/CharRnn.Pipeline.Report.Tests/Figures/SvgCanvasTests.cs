using System.Globalization;
using System.Xml.Linq;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;
using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Report.Tests.Figures;

public sealed class SvgCanvasTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly ReferenceLosses References = new(4.357, 3.064, 2.327);

    public static TheoryData<int> Layouts() => [0, 1];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Draw_DefaultRun_ShowsTheLadderAndTheBestCheckpoint(int layout)
    {
        var texts = Draw(Training.Model(), layout).Descendants(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains("uniform guess 108.9", texts);
        Assert.Contains("unigram 76.6", texts);
        Assert.Contains("bigram 58.2", texts);
        Assert.Contains("best 46.20 at update 110,000", texts);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Draw_DefaultRun_KeepsEveryMarkInside(int layout)
    {
        var figure = Draw(Training.Model(), layout);
        var (width, height) = (Number(figure, "width"), Number(figure, "height"));
        foreach (var pair in figure.Descendants(Svg + "polyline").SelectMany(curve => curve.Attribute("points")!.Value.Split(' ')))
        {
            var point = pair.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
            Assert.InRange(point[0], 0, width);
            Assert.InRange(point[1], 0, height);
        }

        Assert.All(figure.Descendants(Svg + "text"), text => Assert.InRange(Number(text, "y"), 0, height));
    }

    [Fact]
    public void Draw_EpochsOfTheText_AreMarkedInBothPanels()
    {
        // Four epochs begin after the first, in two panels; the ladder adds its lines: three above, one below.
        var dashed = Draw(Training.Model(), 0).Descendants(Svg + "line").Where(line => line.Attribute("stroke-dasharray") is not null);
        Assert.Equal(4 * 2 + 3 + 1, dashed.Count());
    }

    [Fact]
    public void Draw_ModelsBelowTheCurve_AreNamedOnTheLeftWhereItIsNot()
    {
        var curve = LossCurve.Of(new TrainingSummary(Training.Model(), 1), References with { Bigram = 1.5 });
        var labels = XElement.Parse(SvgCanvas.Draw(new LossFigure(curve, FigureLayout.Wide))).Descendants(Svg + "text").ToList();
        Assert.Equal("start", labels.First(text => text.Value.StartsWith("bigram", StringComparison.Ordinal)).Attribute("text-anchor")!.Value);
        Assert.Equal("end", labels.First(text => text.Value.StartsWith("unigram", StringComparison.Ordinal)).Attribute("text-anchor")!.Value);
    }

    [Fact]
    public void Draw_RunOfOneUpdate_IsAFigureAllTheSame()
    {
        var model = Training.Model();
        var first = model.Last with { Update = 1, SmoothLoss = 108.92 };
        var figure = Draw(model with { Best = first, Last = first, Metrics = [model.Metrics[0]] }, 0);
        Assert.DoesNotContain("NaN", figure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_AnyInk_HasADarkColour()
    {
        var figure = Draw(Training.Model(), 0);
        var style = figure.Element(Svg + "style")!.Value;
        var used = figure.Descendants().Attributes("class").SelectMany(names => names.Value.Split(' ')).Distinct();
        Assert.All(used, name => Assert.Contains($".{name} {{", style, StringComparison.Ordinal));
    }

    private static XElement Draw(TrainedModel model, int layout)
    {
        var curve = LossCurve.Of(new TrainingSummary(model, 1), References);
        return XElement.Parse(SvgCanvas.Draw(new LossFigure(curve, layout == 0 ? FigureLayout.Wide : FigureLayout.Narrow)));
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
