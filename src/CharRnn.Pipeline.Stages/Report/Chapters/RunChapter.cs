using System.Globalization;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Report.Advice;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>V: what was run, how fast, how well, and what to try next.</summary>
internal static class RunChapter
{
    /// <summary>The chapter for a run.</summary>
    public static Chapter Of(RunSummary run) => new("V", "What was run, and what to try next", [.. Blocks(run)]);

    private static IEnumerable<Block> Blocks(RunSummary run)
    {
        if (run.Text is { } text)
            yield return TextFacts(text, run.Corpus);
        if ((run.Training?.Model.Kernel ?? run.Gradients?.Kernel) is { } kernel)
            yield return KernelFacts(kernel);
        if (run.Training is { } training)
        {
            yield return TrainingFacts(training, run.Pipeline);
            yield return SpeedFacts(training);
            yield return ResultFacts(training);
        }

        yield return new Block.Collapsible("The pipeline, with all defaults filled in", new Block.Verbatim(run.Pipeline.ResolvedJson));
        if (RunSignals.Of(run) is { } signals)
        {
            yield return new Block.Subheading("What to try next");
            yield return new Block.Suggestions(Adviser.Advise(signals));
        }
    }

    private static Block.Facts TextFacts(TextStatistics text, Corpus? corpus) => new(
        "Text",
        [
            .. corpus is null ? [] : new[] { ("Source", corpus.Source) },
            ("Characters", Numbers.Count(text.Text.Characters)),
            ("Symbols", $"{Numbers.Count(text.Text.Ids.Length)}, one a {text.Text.Unit}"),
            ("Vocabulary size K", Numbers.Count(text.Text.Vocabulary.Count)),
            ("Most frequent", string.Join("\u00A0· ", text.Commonest.Select(symbol => $"{symbol.Name}\u00A0{Numbers.Share(symbol.Share)}"))),
        ]);

    private static Block.Facts KernelFacts(KernelInfo kernel) => new(
        "Kernel",
        [
            ("Cell", kernel.Shape.Cell),
            ("Hidden size m", Numbers.Count(kernel.Shape.Hidden)),
            ("Sequence length T", Numbers.Count(kernel.Shape.Sequence)),
            ("Engine", kernel.Engine.ToString().ToLowerInvariant()),
            ("Instruction set", kernel.InstructionSet),
            ("Chosen because", kernel.Reason),
        ]);

    private static Block.Facts TrainingFacts(TrainingSummary training, PipelineDescription pipeline) => new(
        "Training",
        [
            ("Updates", $"{Numbers.Count(training.Updates)}, {Numbers.Count(training.Model.UpdatesPerEpoch)} an epoch"),
            ("Epochs", Numbers.Short(training.Epochs)),
            ("Learning rate η", Numbers.Setting(training.Model.LearningRate)),
            ("Seed", pipeline.Seed.ToString(CultureInfo.InvariantCulture)),
            .. training.Model.EarlySaturation is { } share
                ? new[] { ("Saturated early", $"{Numbers.Share(share)} of the hidden units, at the 100,000th symbol") }
                : [],
        ]);

    private static Block.Facts SpeedFacts(TrainingSummary training) => new(
        "Speed",
        [
            ("Characters a second", Numbers.Count(training.CharactersPerSecond)),
            ("Updates a second", Numbers.Count(training.UpdatesPerSecond)),
            ("One update", $"{Numbers.Tenths(training.MicrosecondsPerUpdate)} µs"),
            ("All updates", $"{Numbers.Tenths(training.Model.UpdateSeconds)} s"),
        ]);

    private static Block.Facts ResultFacts(TrainingSummary training) => new(
        "Result",
        [
            ("Smooth loss", $"{Numbers.Loss(training.Final.PerSequence)} nats a sequence"),
            ("A symbol", $"{Numbers.Fine(training.Final.Symbol)} nats"),
            ("A character", $"{Numbers.Fine(training.Final.BitsPerCharacter)} bits"),
            ("Perplexity", Numbers.Loss(training.Final.Perplexity)),
            ("Best", $"{Numbers.Loss(training.Best.PerSequence)} at update {Numbers.Count(training.Model.Best.Update)}"),
        ]);
}
