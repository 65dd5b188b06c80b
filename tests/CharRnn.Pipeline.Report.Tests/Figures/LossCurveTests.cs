using CharRnn.Pipeline.Model.Text;
using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Report.Tests.Figures;

public sealed class LossCurveTests
{
    [Fact]
    public void Thin_LongCurve_KeepsEndsDipsAndPeaks()
    {
        var points = Enumerable.Range(0, 100_000).Select(i => new CurvePoint(i, 50 + Math.Sin(i / 500.0))).ToList();
        points[33_333] = points[33_333] with { Loss = 10 };
        points[77_777] = points[77_777] with { Loss = 90 };
        var thin = LossCurve.Thin(points, 1500);
        Assert.InRange(thin.Count, 1000, 1500);
        Assert.Equal((points[0], points[^1]), (thin[0], thin[^1]));
        Assert.Contains(points[33_333], thin);
        Assert.Contains(points[77_777], thin);
        Assert.Equal(thin.OrderBy(point => point.Update), thin);
    }

    [Fact]
    public void Thin_ShortCurve_StaysAsItIs()
    {
        CurvePoint[] points = [new(1, 3), new(2, 2), new(3, 1)];
        Assert.Equal(points, LossCurve.Thin(points, 4));
    }

    [Fact]
    public void Detail_OrdinaryRun_EnlargesTheLaterPartUpToTheBigram()
    {
        var curve = LossCurve.Of(new TrainingSummary(Training.Model(), 1), new ReferenceLosses(4.357, 3.064, 2.327));
        Assert.Equal(46.20, curve.Detail!.Value.Low);
        Assert.Equal(Run.Sequence * 2.327, curve.Detail!.Value.High, 1e-9);
    }

    [Fact]
    public void Detail_CurveThatFallsAllTheTime_IsNotEnlarged()
    {
        var curve = LossCurve.Of(new TrainingSummary(Training.Model(), 1), references: null) with
        {
            Points = [.. Enumerable.Range(1, 100).Select(i => new CurvePoint(i, 110 - i))],
            Best = new CurvePoint(100, 10),
        };
        Assert.Null(curve.Detail);
    }
}
