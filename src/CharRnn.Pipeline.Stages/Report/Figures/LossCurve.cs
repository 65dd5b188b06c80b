using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Report.Figures;

/// <summary>The smooth loss over the updates, with what helps to read it. Losses are in nats a sequence.</summary>
internal sealed record LossCurve
{
    private const int MostPoints = 1500;

    /// <summary>The share of the updates that the first steep fall takes.</summary>
    private const double FallShare = 0.05;

    /// <summary>A detail that covers more of the whole range than this enlarges nothing.</summary>
    private const double LargestDetail = 0.6;

    /// <summary>The curve, thinned to what a figure can show; at least one point.</summary>
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    /// <summary>The best checkpoint.</summary>
    public required CurvePoint Best { get; init; }

    /// <summary>Losses of simple models, the highest first, each with its name.</summary>
    public required IReadOnlyList<(string Name, double Loss)> Ladder { get; init; }

    /// <summary>Updates in one pass over the text.</summary>
    public required long UpdatesPerEpoch { get; init; }

    /// <summary>Nats a sequence that make one bit a character; not a number when no text is known.</summary>
    public required double NatsPerBit { get; init; }

    /// <summary>The last update.</summary>
    public long Last => Points[^1].Update;

    /// <summary>All losses of the figure.</summary>
    public AxisRange Whole => AxisRange.Of([.. Points.Select(point => point.Loss), Best.Loss, .. Ladder.Select(step => step.Loss)]);

    /// <summary>The losses after the first fall, where a curve spends its time; null when enlarging them would show no more.</summary>
    public AxisRange? Detail
    {
        get
        {
            var later = AxisRange.Of(Points.Where(point => point.Update >= FallShare * Last).Select(point => point.Loss).Append(Best.Loss));
            var near = later.Widen(below: 0, above: 0.6);
            var detail = AxisRange.Of([later.Low, later.High, .. Ladder.Select(step => step.Loss).Where(loss => loss > later.Low && loss <= near.High)]);
            return detail.Length > LargestDetail * Whole.Length ? null : detail;
        }
    }

    /// <summary>The curve of a training.</summary>
    public static LossCurve Of(TrainingSummary training, ReferenceLosses? references)
    {
        var sequence = training.Shape.Sequence;
        return new LossCurve
        {
            Points = Thin([.. training.Model.Metrics.Select(point => new CurvePoint(point.Update, point.SmoothLoss))], MostPoints),
            Best = new CurvePoint(training.Model.Best.Update, training.Model.Best.SmoothLoss),
            Ladder = references is null ? [] :
            [
                ("uniform guess", sequence * references.Uniform),
                ("unigram", sequence * references.Unigram),
                ("bigram", sequence * references.Bigram),
            ],
            UpdatesPerEpoch = training.Model.UpdatesPerEpoch,
            NatsPerBit = sequence * training.CharactersPerSymbol * Math.Log(2),
        };
    }

    /// <summary>Thins a curve: the ends stay, and of each stretch its lowest and its highest point, so that no dip or peak is lost.</summary>
    /// <param name="points">The curve.</param>
    /// <param name="most">The most points that remain, at least 4.</param>
    internal static IReadOnlyList<CurvePoint> Thin(IReadOnlyList<CurvePoint> points, int most)
    {
        if (points.Count <= most)
            return points;
        var stretch = (int)Math.Ceiling(2.0 * points.Count / (most - 2));
        var extremes = points.Chunk(stretch).SelectMany(chunk => new[] { chunk.MinBy(point => point.Loss), chunk.MaxBy(point => point.Loss) });
        return [.. extremes.Append(points[0]).Append(points[^1]).Distinct().OrderBy(point => point.Update)];
    }
}
