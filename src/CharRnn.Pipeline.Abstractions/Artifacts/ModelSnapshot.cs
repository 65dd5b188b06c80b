namespace CharRnn.Pipeline.Abstractions;

/// <summary>A model as it stood after an update: enough to sample from it or to score a text.</summary>
/// <param name="Shape">The network's dimensions.</param>
/// <param name="Unit">What a symbol is.</param>
/// <param name="Vocabulary">The symbols by id.</param>
/// <param name="Tensors">U, W, V, b, c.</param>
/// <param name="Update">Updates done, from 1.</param>
/// <param name="SmoothLoss">The smooth loss then, in nats a sequence.</param>
public sealed record ModelSnapshot(
    KernelShape Shape, string Unit, Vocabulary Vocabulary, IReadOnlyList<Tensor> Tensors, long Update, double SmoothLoss);
