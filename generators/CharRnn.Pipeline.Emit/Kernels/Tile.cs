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

    /// <summary>Beyond it the JIT starts to spill, whatever the arithmetic says.</summary>
    private const int MostSums = 25;

    /// <summary>What each further kind of tile, with code of its own, may cost: of two tilings that are about as fast the shorter one is better.</summary>
    private const double KindShare = 0.02;

    /// <summary>
    /// The tile that finishes a product of <paramref name="rows"/> rows by <paramref name="vectors"/> vectors soonest.
    /// rows * vectors accumulators, one row of loaded vectors and one broadcast must fit the registers, or the JIT spills.
    /// </summary>
    /// <param name="rows">Rows of the product.</param>
    /// <param name="vectors">Vectors of a row.</param>
    /// <param name="last">The share of a whole vector that the last one takes.</param>
    /// <param name="registers">Vector registers.</param>
    /// <param name="unit">What a row stands for: single rows, or several that belong together.</param>
    public static Tile Best(int rows, int vectors, double last, int registers, int unit = 1)
    {
        Tile? best = null;
        var cheapest = double.MaxValue;
        for (var width = 1; width <= vectors; width++)
        {
            var height = Math.Min(rows, Math.Min(registers - 1 - width, MostSums) / width / unit);
            if (height < 1)
                break;
            var cost = CostOf(Run.Cut(rows, height), Run.Cut(vectors, width), 1 - last, unit);
            if (cost < cheapest)
                (best, cheapest) = (new Tile(height, width), cost);
        }

        return best!;
    }

    /// <summary>The best tile of a given height, and its cost.</summary>
    public static (Tile Tile, double Cost) BestOfHeight(int rows, int height, int vectors, double last, int registers) =>
        Enumerable.Range(1, vectors)
            .Where(width => height * width + width + 1 <= registers && height * width <= MostSums)
            .Select(width => (Tile: new Tile(height, width), Cost: CostOf(Run.Cut(rows, height), Run.Cut(vectors, width), 1 - last, 1)))
            .OrderBy(choice => choice.Cost)
            .First();

    /// <summary>Cycles for one step of the reduction, over all tiles.</summary>
    private static double CostOf(IReadOnlyList<Run> rows, IReadOnlyList<Run> columns, double saved, int unit) =>
        (from row in rows
         from column in columns
         from n in Enumerable.Range(1, column.Count)
         let width = column.Size - (column == columns[columns.Count - 1] && n == column.Count ? saved : 0)
         let arithmetic = Math.Max(unit * row.Size * width, Latency)
         let loads = unit * row.Size + column.Size
         select row.Count * (Math.Max(arithmetic, loads) + LoadShare * loads)).Sum()
        * (1 + KindShare * (rows.Count * columns.Count - 1));
}
