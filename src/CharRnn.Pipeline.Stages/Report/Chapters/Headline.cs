using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Chapters;

/// <summary>The top of the report: the run in a sentence and a handful of figures.</summary>
internal static class Headline
{
    /// <summary>The run in a sentence.</summary>
    public static string Lead(RunSummary run)
    {
        if (run.Training is not { } training)
            return "No model was trained in this run.";
        var source = run.Corpus is { } corpus ? corpus.Source : "a text";
        var unit = run.Text?.Text.Unit ?? "symbol";
        return $"A recurrent network of {Numbers.Count(training.Shape.Hidden)} hidden units read {source} one {unit} at a time: "
               + $"{Numbers.Count(training.Updates)} updates of {training.Shape.Sequence} {unit}s each, {Numbers.Short(training.Epochs)} epochs, "
               + $"AdaGrad at a learning rate of {Numbers.Setting(training.Model.LearningRate)}.";
    }

    /// <summary>The figures that are known.</summary>
    public static IReadOnlyList<Tile> Tiles(RunSummary run) =>
        [.. run.Training is { } training ? OfTraining(training) : [], .. run.Gradients is { } check ? OfCheck(check) : []];

    private static IEnumerable<Tile> OfTraining(TrainingSummary training)
    {
        yield return new Tile("Smooth loss", Numbers.Loss(training.Final.PerSequence), $"nats a sequence; best {Numbers.Loss(training.Best.PerSequence)}");
        yield return new Tile("Bits per character", Numbers.Fine(training.Final.BitsPerCharacter), $"perplexity {Numbers.Loss(training.Final.Perplexity)}");
        yield return new Tile("Updates", Numbers.Count(training.Updates), $"{Numbers.Tenths(training.MicrosecondsPerUpdate)} µs each");
        yield return new Tile("Characters a second", Numbers.Count(training.CharactersPerSecond), training.Model.Kernel.InstructionSet);
    }

    private static IEnumerable<Tile> OfCheck(GradientCheck check)
    {
        var elements = Numbers.Count(check.Tensors.Sum(tensor => tensor.Checked));
        yield return new Tile("Gradient check", check.Passed ? "passed" : "failed", $"all {elements} elements");
    }
}
