namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// A square matrix cut into blocks of 4 by 4 floats, one unit of 512 bits each. One copy serves both sweeps: forward, four elements of the
/// vector meet the four columns of a block; backward, they are spread over its four rows. The blocks lie group by group of block rows, within
/// a group by block column, so that a forward sweep reads memory strictly in sequence.
/// </summary>
/// <param name="Quads">Blocks along each side.</param>
/// <param name="Groups">Block rows that a forward sweep keeps in registers together.</param>
internal sealed record Blocks(int Quads, IReadOnlyList<Run> Groups)
{
    /// <summary>Rows and columns of a block.</summary>
    public const int Side = 4;

    /// <summary>Block rows whose sums fill whole units: a group holds a multiple of it, so that storing a group touches no other.</summary>
    private const int QuadsPerUnit = 4;

    /// <summary>Units of sums in the widest group: 16 accumulators.</summary>
    private const int WidestGroup = 4;

    /// <summary>Smaller matrices leave too few accumulators to hide the latency, larger ones need more than the registers hold.</summary>
    public static bool Suit(int hidden) => hidden is >= 48 and <= 112;

    /// <summary>Cuts a matrix of the given side.</summary>
    public static Blocks For(int side)
    {
        var quads = (side + Side - 1) / Side;
        var units = (quads + QuadsPerUnit - 1) / QuadsPerUnit;
        var groups =
            from run in Run.Cut(units, WidestGroup)
            from n in Enumerable.Range(0, run.Count)
            let start = (run.Start + n * run.Size) * QuadsPerUnit
            select new Run(start, 1, Math.Min(run.Size * QuadsPerUnit, quads - start));
        return new Blocks(quads, [.. groups]);
    }
}
