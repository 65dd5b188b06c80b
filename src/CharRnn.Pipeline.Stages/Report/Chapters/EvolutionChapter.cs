using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>III: what the model wrote as it learnt.</summary>
internal static class EvolutionChapter
{
    private const int MostCards = 24;

    /// <summary>The chapter for a run.</summary>
    public static Chapter Of(RunSummary run) =>
        new("III", "Evolution of text", run.Training is { } training ? Blocks(training.Model.Samples) : [Absent.Samples]);

    private static Block[] Blocks(IReadOnlyList<TextSample> samples)
    {
        var shown = Thin(samples);
        var remark = shown.Count == samples.Count
            ? "What the network wrote on its way, drawn from its own probabilities and shown as written."
            : $"{shown.Count} of {Numbers.Count(samples.Count)} samples, evenly spaced; samples.jsonl holds them all.";
        return [new Block.Paragraph(remark), new Block.Cards([.. shown.Select(CardOf)])];
    }

    private static Card CardOf(TextSample sample) =>
        new($"Update {Numbers.Count(sample.Update)}", $"smooth loss {Numbers.Loss(sample.SmoothLoss)}", sample.Text);

    /// <summary>Evenly spaced samples, the first and the last among them.</summary>
    private static IReadOnlyList<TextSample> Thin(IReadOnlyList<TextSample> samples) =>
        samples.Count <= MostCards
            ? samples
            : [.. Enumerable.Range(0, MostCards).Select(i => samples[(int)((long)i * (samples.Count - 1) / (MostCards - 1))])];
}
