namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>A panelled matrix and its transposed copy.</summary>
/// <param name="Rows">Rows of the matrix.</param>
/// <param name="Columns">Columns of the matrix.</param>
/// <param name="From">Offset of the master in bytes.</param>
/// <param name="FromRows">Rows of the master, a multiple of the lanes of 512 bits.</param>
/// <param name="FromLanes">Elements of a row of the master within its panel.</param>
/// <param name="To">Offset of the copy in bytes.</param>
/// <param name="ToRows">Rows of the copy: lanes of the master with its padding.</param>
/// <param name="ToLanes">Elements of a row of the copy within its panel.</param>
public sealed record PanelTranspose(int Rows, int Columns, long From, int FromRows, int FromLanes, long To, int ToRows, int ToLanes);
