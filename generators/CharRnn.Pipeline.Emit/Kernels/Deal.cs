namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>How the lanes of some sums change places before they are complete: a few vectors side by side in a few parts of a tile.</summary>
/// <param name="Parts">How many parts.</param>
/// <param name="Vectors">How many vectors of each.</param>
/// <param name="Emit">Declares the complete sums under a name, from the variables that hold the others; returns theirs.</param>
internal sealed record Deal(int Parts, int Vectors, Func<string, IReadOnlyList<string>, IReadOnlyList<string>> Emit);
