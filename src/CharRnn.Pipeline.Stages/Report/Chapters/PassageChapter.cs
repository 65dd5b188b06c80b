using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>IV: the passage of the best model.</summary>
internal static class PassageChapter
{
    /// <summary>The chapter for a run.</summary>
    public static Chapter Of(RunSummary run) =>
        new("IV", "A passage of the best model", run.Passage is { } passage ? Blocks(passage) : [Absent.Passage]);

    private static Block[] Blocks(Passage passage) =>
    [
        new Block.Paragraph(
            $"Written by the model of update {Numbers.Count(passage.Update)}, smooth loss {Numbers.Loss(passage.SmoothLoss)} nats a sequence, "
            + $"at temperature {Numbers.Setting(passage.Temperature)}."),
        new Block.Prose(passage.Text),
    ];
}
