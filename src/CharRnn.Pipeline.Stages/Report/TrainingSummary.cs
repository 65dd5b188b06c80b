using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>What the report says of a training, derived from the model that it left behind.</summary>
/// <param name="Model">What the stage <c>train</c> left behind.</param>
/// <param name="CharactersPerSymbol">Characters a symbol, on average; not a number when no text is known.</param>
internal sealed record TrainingSummary(TrainedModel Model, double CharactersPerSymbol)
{
    /// <summary>The network's dimensions.</summary>
    public KernelShape Shape => Model.Kernel.Shape;

    /// <summary>Updates done.</summary>
    public long Updates => Model.Last.Update;

    /// <summary>Passes over the text, whole and part.</summary>
    public double Epochs => (double)Updates / Model.UpdatesPerEpoch;

    /// <summary>The smooth loss after the last update.</summary>
    public LossReading Final => Read(Model.Last.SmoothLoss);

    /// <summary>The smooth loss of the best checkpoint.</summary>
    public LossReading Best => Read(Model.Best.SmoothLoss);

    /// <summary>Updates a second, sampling and writing left out.</summary>
    public double UpdatesPerSecond => Updates / Model.UpdateSeconds;

    /// <summary>Characters of the text a second, sampling and writing left out.</summary>
    public double CharactersPerSecond => UpdatesPerSecond * Shape.Sequence * CharactersPerSymbol;

    /// <summary>Microseconds an update.</summary>
    public double MicrosecondsPerUpdate => 1e6 / UpdatesPerSecond;

    /// <summary>A loss in nats a sequence, in all units.</summary>
    public LossReading Read(double natsPerSequence) => LossReading.OfSequence(natsPerSequence, Shape.Sequence, CharactersPerSymbol);

    /// <summary>The last logged point at or before an update; null before the first.</summary>
    public MetricPoint? At(long update) => Model.Metrics.LastOrDefault(point => point.Update <= update);
}
