using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>What a checkpoint keeps besides the kernel.</summary>
/// <param name="Update">Updates done.</param>
/// <param name="SmoothLoss">The smooth loss, in nats a sequence.</param>
/// <param name="Random">The random numbers of the samples.</param>
/// <param name="Saturation">Saturated units early in training.</param>
/// <param name="MetricLines">Lines of metrics.jsonl.</param>
/// <param name="SampleLines">Lines of samples.jsonl.</param>
/// <param name="IsUnfinished">Whether the sample that is due, and what follows it, is still to be done.</param>
internal sealed record TrainingState(
    long Update, double SmoothLoss, RandomState Random, SaturationCount Saturation, int MetricLines, int SampleLines, bool IsUnfinished);
