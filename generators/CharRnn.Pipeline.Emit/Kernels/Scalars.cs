namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Where a product finds the factors that it broadcasts.</summary>
/// <param name="Start">Address of the first one.</param>
/// <param name="RowBytes">Bytes from one row of the result to the next.</param>
/// <param name="StepBytes">Bytes from one step of the reduction to the next.</param>
internal sealed record Scalars(string Start, long RowBytes, long StepBytes);
