using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Shape">Name and dimensions.</param>
/// <param name="Type">How the elements are stored.</param>
/// <param name="Values">The elements, row-major; those of an F32 tensor are floats.</param>
public sealed record SafetensorsTensor(TensorShape Shape, SafetensorsType Type, ReadOnlyMemory<double> Values);
