using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>What to try next, drawn from the run itself. The thresholds come from trainings of many sizes and rates on 1 MB of Shakespeare.</summary>
internal static class Advisor
{
    /// <summary>Every run that had this share of saturated units after 100,000 symbols ended badly.</summary>
    private const double Saturated = 0.75;

    /// <summary>Hardly any unit is used to its full.</summary>
    private const double Unsaturated = 0.01;

    /// <summary>Nats a character at 300,000 characters beyond which the rate is too low, when hardly any unit saturates.</summary>
    private const double SlowLoss = 2.6;

    private const long SlowLossAfter = 300_000;

    /// <summary>Rates at which AdaGrad learnt fastest with m = 100 and T = 25; at 0.04 and above the seed decides.</summary>
    private const double SteadyRate = 0.03;

    /// <summary>The advice, the most pressing first.</summary>
    public static IReadOnlyList<string> Advise(TrainedModel model, EncodedText text, ReferenceLosses references)
    {
        var nats = model.Last.SmoothLoss / model.Kernel.Shape.Sequence;
        return [.. new[]
        {
            Broken(nats, references),
            TooFast(model),
            TooSlow(model, text),
            Steady(model),
            StillFalling(model),
            BestIsOld(model),
            OtherUnits(text),
        }.OfType<string>()];
    }

    private static string? Broken(double nats, ReferenceLosses references) =>
        nats <= references.Uniform ? null
        : $"The loss is above that of a uniform guess ({references.Uniform:F2} nats a symbol): something is broken; lower the learning rate by a factor of ten.";

    private static string? TooFast(TrainedModel model) =>
        model.EarlySaturation is not { } share || share < Saturated ? null
        : FormattableString.Invariant($"{share:P0} of the hidden units were saturated after 100,000 symbols: divide the learning rate by 4 (learningRate = {model.LearningRate / 4:0.####}).");

    private static string? TooSlow(TrainedModel model, EncodedText text)
    {
        var update = SlowLossAfter / model.Kernel.Shape.Sequence;
        var point = model.Metrics.LastOrDefault(point => point.Update <= update);
        if (text.Unit != "character" || model.Last.Update < update || point is null || model.EarlySaturation is not { } share)
            return null;
        var nats = point.SmoothLoss / model.Kernel.Shape.Sequence;
        return share > Unsaturated || nats < SlowLoss ? null
            : FormattableString.Invariant($"After 300,000 characters the loss was still {nats:F2} nats a character and no unit saturated: the learning rate is too low; try {5 * model.LearningRate:0.###}.");
    }

    private static string? Steady(TrainedModel model) =>
        model.LearningRate >= SteadyRate || model.Kernel.Shape.Hidden < 64 ? null
        : FormattableString.Invariant($"AdaGrad learns faster at a learning rate of {SteadyRate} than at {model.LearningRate}: 42.5 against 49.7 nats a sequence on a novel after 130,000 updates. From 0.04 on the seed decides.");

    private static string? StillFalling(TrainedModel model)
    {
        var before = model.Metrics.LastOrDefault(point => point.Update <= model.Last.Update - model.UpdatesPerEpoch);
        return before is null || before.SmoothLoss - model.Last.SmoothLoss < 0.005 * before.SmoothLoss ? null
            : FormattableString.Invariant($"The last epoch still took {before.SmoothLoss - model.Last.SmoothLoss:F2} nats off the smooth loss: more epochs will help.");
    }

    private static string? BestIsOld(TrainedModel model) =>
        model.Best.Update >= 0.7 * model.Last.Update ? null
        : FormattableString.Invariant($"The best model is that of update {model.Best.Update:N0} of {model.Last.Update:N0}: the later ones learnt nothing more; halve the learning rate.");

    private static string? OtherUnits(EncodedText text) =>
        text.Unit == "word" ? null
        : "Words instead of characters are the seed report's own next step: words.pipeline.json trains on them; compare the bits per character.";
}
