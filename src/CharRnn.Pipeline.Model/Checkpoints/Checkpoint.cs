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

    /// <summary>What is trained, and on what.</summary>
    public required RunFingerprint Fingerprint { get; init; }

    /// <summary>Whether every weight and every running sum is a finite number.</summary>
    public bool IsFinite => Model.Tensors.Concat(OptimizerMemory).All(
        tensor => !tensor.Values.Span.ContainsAnyExceptInRange(float.MinValue, float.MaxValue));
}
