namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>A block of accumulators that a product keeps in registers.</summary>
/// <param name="Rows">Rows: one broadcast each.</param>
/// <param name="Vectors">Vectors of each row: one load each.</param>
internal sealed record Tile(int Rows, int Vectors)
{
    /// <summary>Multiply-adds that must be under way at once to hide their latency.</summary>
    private const int Latency = 4;

    /// <summary>Below this share of the arithmetic, loads and loop control run in the shadow of the multiply-adds.</summary>
    private const double LoadShare = 0.1;

    /// <summary>The tile of a product in blocks of 4 by 4, in blocks: what fits beside a row of operands and the lane orders.</summary>
    /// <param name="vectorsPerBlock">Vectors of a block; where it is more than one, there are 16 registers.</param>
    public static Tile OfBlocks(int vectorsPerBlock) => vectorsPerBlock switch
    {
        1 => new Tile(6, 4),
        2 => new Tile(2, 2),
        _ => new Tile(1, 2),
    };

    /// <summary>
    /// The tile that finishes a product of <paramref name="rows"/> rows by <paramref name="vectors"/> vectors soonest.
    /// rows * vectors accumulators, one row of loaded vectors and one broadcast must fit the registers, or the JIT spills.
    /// </summary>
    public static Tile Best(int rows, int vectors, int registers, bool inPairs)
    {
        Tile? best = null;
        var cheapest = double.MaxValue;
        for (var width = 1; width <= vectors; width++)
        {
            var height = Math.Min(rows, (registers - 1 - width) / width);
            if (height < (inPairs ? Math.Min(rows, 2) : 1))
                break;
            var cost = Cost(Run.Cut(rows, height, inPairs), Run.Cut(vectors, width));
            if (cost < cheapest)
                (best, cheapest) = (new Tile(height, width), cost);
        }

        return best!;
    }

    /// <summary>Cycles for one step of the reduction, over all tiles.</summary>
    private static double Cost(IReadOnlyList<Run> rows, IReadOnlyList<Run> columns) =>
        (from row in rows
         from column in columns
         let arithmetic = Math.Max(row.Size * column.Size, Latency)
         let loads = row.Size + column.Size
         select row.Count * column.Count * (Math.Max(arithmetic, loads) + LoadShare * loads)).Sum();
}
