namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The unused lanes at the end of a row.</summary>
/// <param name="Row">Offset of the row in bytes.</param>
/// <param name="From">First unused element.</param>
/// <param name="To">End of the row in elements.</param>
public sealed record Padding(long Row, int From, int To);
