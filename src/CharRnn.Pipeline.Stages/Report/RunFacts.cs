using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>The facts of a run, each with its name: section V of the report.</summary>
internal static class RunFacts
{
    /// <summary>The facts that are known.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(RunSummary run) =>
        [.. OfText(run), .. run.Model is { } model ? OfModel(model, run.Text) : [], ("product", $"CharRnn.Pipeline {run.Pipeline.ProductVersion}, seed {run.Pipeline.Seed}")];

    private static IEnumerable<(string Name, string Value)> OfText(RunSummary run)
    {
        if (run.Corpus is { } corpus)
            yield return ("text", $"{corpus.Source}, {Numbers.Count(corpus.Characters)} characters");
        if (run.Text is { } text)
            yield return ("symbols", $"{Numbers.Count(text.Ids.Length)}, unit {text.Unit}, vocabulary size {Numbers.Count(text.Vocabulary.Count)}");
        if (run.Corpus is not null)
            yield return ("commonest characters", string.Join(", ", run.CommonestCharacters().Select(pair => $"{pair.Character} {Numbers.Share(pair.Share)}")));
    }

    private static IEnumerable<(string Name, string Value)> OfModel(TrainedModel model, EncodedText? text)
    {
        var kernel = model.Kernel;
        var nats = model.Last.SmoothLoss / kernel.Shape.Sequence;
        yield return ("kernel", $"{kernel.Shape}, {kernel.Engine.ToString().ToLowerInvariant()}, {kernel.InstructionSet}; {kernel.Reason}");
        yield return ("training", FormattableString.Invariant(
            $"{model.Last.Update:N0} updates, {(double)model.Last.Update / model.UpdatesPerEpoch:0.##} epochs, AdaGrad with learning rate {model.LearningRate}"));
        yield return ("speed", FormattableString.Invariant(
            $"{Speed.MicrosecondsPerUpdate(model):0.0} µs an update, {Speed.CharactersPerSecond(model, text):N0} characters a second, {model.UpdateSeconds:0.0} s in updates"));
        yield return ("final smooth loss", FormattableString.Invariant(
            $"{model.Last.SmoothLoss:0.00} nats a sequence, {nats:0.000} nats a symbol, perplexity {Math.Exp(nats):0.00}"));
        if (text is not null)
            yield return ("bits per character", Numbers.BitsPerCharacter(text, model.Last.SmoothLoss, kernel.Shape.Sequence));
        if (model.EarlySaturation is { } share)
            yield return ("saturated units after 100,000 symbols", Numbers.Share(share));
    }
}
