using CharRnn.Pipeline.Stages.Report.Chapters;

namespace CharRnn.Pipeline.Stages.Report.Documents;

/// <summary>The report, independent of the form in which it is written.</summary>
/// <param name="Title">The pipeline's name.</param>
/// <param name="Lead">The run in a sentence.</param>
/// <param name="Tiles">The headline figures.</param>
/// <param name="Chapters">The seed's five sections in its order, then those of plug-ins.</param>
/// <param name="Colophon">What made the report.</param>
internal sealed record ReportDocument(
    string Title, string Lead, IReadOnlyList<Tile> Tiles, IReadOnlyList<Chapter> Chapters, string Colophon)
{
    /// <summary>The report of a run.</summary>
    public static ReportDocument Of(RunSummary run) => new(
        run.Pipeline.Name,
        Headline.Lead(run),
        Headline.Tiles(run),
        [
            GradientChapter.Of(run),
            LossChapter.Of(run),
            EvolutionChapter.Of(run),
            PassageChapter.Of(run),
            RunChapter.Of(run),
            .. run.Sections.Select(ContributedChapter.Of),
        ],
        $"CharRnn.Pipeline {run.Pipeline.ProductVersion}");
}
