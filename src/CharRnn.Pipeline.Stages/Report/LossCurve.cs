using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>The smooth loss over the updates, with what helps to read it; all in nats a sequence.</summary>
/// <param name="Points">Update and smooth loss, thinned to what a figure can show.</param>
/// <param name="Best">The best checkpoint.</param>
/// <param name="References">Losses of simple models, each with its name.</param>
internal sealed record LossCurve(
    IReadOnlyList<(long Update, double Loss)> Points,
    (long Update, double Loss) Best,
    IReadOnlyList<(string Name, double Loss)> References)
{
    private const int MostPoints = 1500;

    /// <summary>The curve of a training.</summary>
    public static LossCurve Of(TrainedModel model, ReferenceLosses? references)
    {
        var sequence = model.Kernel.Shape.Sequence;
        return new LossCurve(
            Thin([.. model.Metrics.Select(point => (point.Update, point.SmoothLoss))], MostPoints),
            (model.Best.Update, model.Best.SmoothLoss),
            references is null ? [] :
            [
                ("uniform guess", sequence * references.Uniform),
                ("unigram", sequence * references.Unigram),
                ("bigram", sequence * references.Bigram),
            ]);
    }

    /// <summary>Thins a curve: of each stretch its lowest and its highest point stay, so that no dip or peak is lost.</summary>
    public static IReadOnlyList<(long Update, double Loss)> Thin(IReadOnlyList<(long Update, double Loss)> points, int most)
    {
        if (points.Count <= most)
            return points;
        var stretch = (int)Math.Ceiling(2.0 * points.Count / (most - 2));
        var kept = points.Chunk(stretch).SelectMany(chunk => new[] { chunk.MinBy(point => point.Loss), chunk.MaxBy(point => point.Loss) });
        return [.. kept.Append(points[0]).Append(points[^1]).Distinct().OrderBy(point => point.Update)];
    }
}
