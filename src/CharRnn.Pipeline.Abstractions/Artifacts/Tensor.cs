namespace CharRnn.Pipeline.Abstractions;

/// <summary>A named tensor of single-precision values, row-major.</summary>
/// <param name="Shape">Name and dimensions.</param>
/// <param name="Values">The elements.</param>
public sealed record Tensor(TensorShape Shape, ReadOnlyMemory<float> Values);
