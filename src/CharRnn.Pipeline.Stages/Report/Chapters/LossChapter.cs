using CharRnn.Pipeline.Model.Text;
using CharRnn.Pipeline.Stages.Report.Documents;
using CharRnn.Pipeline.Stages.Report.Figures;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>II: the smooth loss over the updates, and the ladder of simple models that it is read against.</summary>
internal static class LossChapter
{
    private const string Caption =
        "Smooth loss, S = 0.999 S + 0.001 loss. Dashed across: what simple models of the text lose; dashed down: where the text begins "
        + "again; the dot: the best checkpoint.";

    private const string DetailCaption =
        " Below, the shaded band enlarged: the ups and downs that return with every epoch are the text’s own, some parts are harder than others.";

    private const string LadderNames =
        "A uniform guess holds all symbols alike; the unigram model knows how frequent each is, the bigram model how frequent it is after the symbol "
        + "before. Both were counted on this very text, so they are a little better than they deserve.";

    /// <summary>The chapter for a run.</summary>
    public static Chapter Of(RunSummary run) =>
        new("II", "Smooth loss", run.Training is { } training ? [.. Blocks(training, run.Text)] : [Absent.Loss]);

    private static IEnumerable<Block> Blocks(TrainingSummary training, TextStatistics? text)
    {
        var curve = LossCurve.Of(training, text?.References);
        yield return new Block.Paragraph(Outcome(training, text?.References));
        yield return new Block.Figure(curve, curve.Detail is null ? Caption : Caption + DetailCaption);
        yield return Ladder(training, text);
        if (text is not null)
            yield return new Block.Remark(LadderNames);
        if (BesideTheSeed(training, text) is { } table)
            yield return table;
    }

    private static string Outcome(TrainingSummary training, ReferenceLosses? references)
    {
        var last = $"After {Numbers.Count(training.Updates)} updates the smooth loss is {Numbers.Loss(training.Final.PerSequence)} nats a sequence of "
                   + $"{training.Shape.Sequence} symbols; ";
        var best = training.Model.Best.Update == training.Updates
            ? "no earlier checkpoint was better."
            : $"the best checkpoint, of update {Numbers.Count(training.Model.Best.Update)}, has {Numbers.Loss(training.Best.PerSequence)}.";
        var passed = references is null ? null : training.Model.Metrics.FirstOrDefault(point => training.Read(point.SmoothLoss).Symbol < references.Bigram);
        return passed is null ? last + best
            : last + best + $" By update {Numbers.Count(passed.Update)} the network had passed the bigram model: it looks further back than one symbol.";
    }

    private static Block.Table Ladder(TrainingSummary training, TextStatistics? text)
    {
        var rows = new List<(string Name, LossReading Loss)>();
        if (text is { References: var references })
        {
            LossReading Read(double nats) => new(nats, training.Shape.Sequence, training.CharactersPerSymbol);
            rows.Add(("Uniform guess", Read(references.Uniform)));
            rows.Add(("Unigram", Read(references.Unigram)));
            rows.Add(("Bigram", Read(references.Bigram)));
        }

        rows.Add(("This run", training.Final));
        if (training.Model.Best.Update != training.Updates)
            rows.Add(("Its best", training.Best));
        return new Block.Table(
            ["Model", "Nats a sequence", "Nats a symbol", "Bits a character", "Perplexity"],
            [
                .. rows.Select(row => (string[])
                [
                    row.Name, Numbers.Loss(row.Loss.PerSequence), Numbers.Fine(row.Loss.Symbol),
                    Numbers.Fine(row.Loss.BitsPerCharacter), Numbers.Loss(row.Loss.Perplexity),
                ]),
            ]);
    }

    /// <summary>The seed's table, when the run has losses of as many characters at its updates.</summary>
    private static Block.Collapsible? BesideTheSeed(TrainingSummary training, TextStatistics? text)
    {
        if (training.Shape.Sequence != SeedReport.Sequence || text?.Text.Unit != "character")
            return null;
        string[][] rows =
        [
            .. from point in training.Model.Metrics
               where SeedReport.SmoothLosses.ContainsKey(point.Update)
               select (string[])[Numbers.Count(point.Update), Numbers.Loss(point.SmoothLoss), Numbers.Loss(SeedReport.SmoothLosses[point.Update])],
        ];
        return rows.Length < 2 ? null : new Block.Collapsible(
            "Beside the seed’s table, which is of another text", new Block.Table(["Update", "This run", "The seed"], rows));
    }
}
