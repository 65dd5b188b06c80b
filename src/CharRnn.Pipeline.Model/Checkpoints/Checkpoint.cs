using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Training as it stood after an update: everything that going on from there needs.</summary>
public sealed record Checkpoint
{
    /// <summary>Weights, vocabulary, update and smooth loss.</summary>
    public required ModelSnapshot Model { get; init; }

    /// <summary>AdaGrad's running sums, epsilon included, in the order of the weights.</summary>
    public required IReadOnlyList<Tensor> OptimizerMemory { get; init; }

    /// <summary>The carried hidden state, m values.</summary>
    public required Tensor Hidden { get; init; }

    /// <summary>The epoch of the last update, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The place in the text where the next update starts; 0 where that begins an epoch.</summary>
    public required long Position { get; init; }

    /// <summary>The state of the random numbers for samples.</summary>
    public required RandomState Random { get; init; }

    /// <summary>Hidden units found saturated early in training, and hidden units looked at.</summary>
    public required SaturationCount Saturation { get; init; }

    /// <summary>Lines of metrics.jsonl up to here.</summary>
    public required int MetricLines { get; init; }

    /// <summary>Lines of samples.jsonl up to here.</summary>
    public required int SampleLines { get; init; }

    /// <summary>Whether an interruption came before the sample of this update, or whatever else was due after it, was done.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>What is trained, and on what.</summary>
    public required RunFingerprint Fingerprint { get; init; }

    /// <summary>Whether every weight, every running sum and the hidden state are finite numbers.</summary>
    public bool IsFinite => Model.Tensors.Concat(OptimizerMemory).Append(Hidden).All(
        tensor => !tensor.Values.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue));
}
