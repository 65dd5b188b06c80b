namespace CharRnn.Pipeline.Abstractions;

/// <summary>One line of metrics.jsonl.</summary>
/// <param name="Update">Updates done, from 1.</param>
/// <param name="Epoch">Passes over the text begun, from 1.</param>
/// <param name="Loss">Loss of this update's sequence, in nats, summed over its T symbols.</param>
/// <param name="SmoothLoss">S = 0.999 S + 0.001 loss, in nats a sequence.</param>
public sealed record MetricPoint(long Update, int Epoch, double Loss, double SmoothLoss);
