namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>From the dimensions to panels, accumulators and tiles: everything that decides how fast the emitted code is.</summary>
internal sealed class TilePlan
{
    /// <summary>A gradient, its square sum, and a root under way.</summary>
    private const int EpilogueRegisters = 3;

    /// <summary>Four vectors that are dealt out to blocks, or transposed, and what becomes of two of them.</summary>
    private const int DealRegisters = 6;

    /// <summary>Four rows with fewer sums than this take too many loads for each multiply-add.</summary>
    private const int FewestRowSums = 16;

    /// <summary>From this many times the hidden size on, the vocabulary is worth dividing between two threads.</summary>
    private const int DividedVocabulary = 3;

    /// <summary>What the sum over the lanes of a unit costs, in multiply-adds.</summary>
    private const int FoldCost = 12;

    public TilePlan(KernelSpec spec)
    {
        Vector = new VectorCode(spec.Precision, spec.VectorBits);
        Hidden = Panels.For(spec.Hidden, Vector.UnitLanes);
        Vocabulary = Panels.For(spec.Vocabulary, Vector.UnitLanes);
        Blocks = spec.Precision == KernelPrecision.Single && Blocks.Suit(spec.Hidden) ? Blocks.For(spec.Hidden) : null;
        Stragglers = StragglersOf(spec, Vocabulary, Hidden, Vector.UnitLanes);
        Scores = Stragglers > 0 ? new Panels(1, Vocabulary.Units - 1) : Vocabulary;
        (OutputTile, BackProjectionTile) = StepTiles(spec);
        StepParts = Run.Bounds(Run.Cut(spec.Sequence, OutputTile.Rows));
        MiddleStep = MiddleStepOf(spec);
        CallerRows = Hidden.Count == 1 && spec.Vocabulary >= DividedVocabulary * spec.Hidden ? CallerRowsOf(spec) : 0;
        Chains = ChainsFor(Hidden.Units);
        SweepVectors = WidestSweep(Hidden.Units * Vector.VectorsPerUnit, Chains, Vector.Registers);
    }

    /// <summary>The vectors of this precision and width.</summary>
    public VectorCode Vector { get; }

    /// <summary>How a row of m elements is cut.</summary>
    public Panels Hidden { get; }

    /// <summary>How a row of K elements is cut.</summary>
    public Panels Vocabulary { get; }

    /// <summary>
    /// Symbols after the last whole unit of the vocabulary, where they are so few that a dot product along m for each takes less time than a
    /// vector mostly empty: 1 for the common K = 65 and 81. Else 0.
    /// </summary>
    public int Stragglers { get; }

    /// <summary>How the scores of a step are cut in the product of the output layer: all of them but the stragglers.</summary>
    public Panels Scores { get; }

    /// <summary>How W is cut into blocks; null when it lies in panels.</summary>
    public Blocks? Blocks { get; }

    /// <summary>
    /// Partial sums that a sweep keeps for each vector. Narrow panels have too few accumulators to hide the latency of a multiply-add,
    /// so the columns are dealt out to several sums. The number depends on the shape alone: it decides the order of the additions.
    /// </summary>
    public int Chains { get; }

    /// <summary>Vectors of a panel that a sweep takes at a time; divides the panel.</summary>
    public int SweepVectors { get; }

    /// <summary>The tile of the output layer, rows of steps.</summary>
    public Tile OutputTile { get; }

    /// <summary>The tile of the back-projection; as many rows as that of the output layer, for the two go hand in hand from step to step.</summary>
    public Tile BackProjectionTile { get; }

    /// <summary>Where the steps can be divided between threads: 0, ..., T.</summary>
    public IReadOnlyList<int> StepParts { get; }

    /// <summary>The one of these that divides the steps between two threads best.</summary>
    public int MiddleStep { get; }

    /// <summary>
    /// The first rows of V, which the calling thread updates where two divide the output layer, because V is so much larger than W; else 0.
    /// They end with a tile and with a whole unit of the copy by columns.
    /// </summary>
    public int CallerRows { get; }

    /// <summary>The tile of a product.</summary>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="row">The vectors of one row.</param>
    /// <param name="takesLong">Whether the tile before is finished while one is summed, which takes registers too.</param>
    public Tile TileFor(int rows, IReadOnlyList<VectorCode> row, bool takesLong) =>
        Tile.Best(rows, row.Count, row[row.Count - 1] == Vector ? 1 : 0.5, Vector.Registers - (takesLong ? EpilogueRegisters : 0));

    /// <summary>
    /// The tile of dW in blocks, whose rows come in fours. Four whole rows, where the registers hold their sums: all tiles are then of one
    /// kind, and each but the last is finished in the shadow of the next.
    /// </summary>
    /// <param name="quads">Fours of rows.</param>
    /// <param name="vectors">Vectors of a row.</param>
    public Tile BlockTile(int quads, int vectors)
    {
        var sums = Blocks.Side * vectors;
        return sums >= FewestRowSums && sums + DealRegisters <= Vector.Registers
            ? new Tile(1, vectors)
            : Tile.Best(quads, vectors, 1, Vector.Registers - EpilogueRegisters, Blocks.Side);
    }

    /// <summary>
    /// Blocks that the tile of a single column of blocks holds: five to eight vectors hide the latency of a multiply-add, and tiles of one
    /// size need only one loop.
    /// </summary>
    /// <param name="quads">Blocks of the column.</param>
    public int BlockColumn(int quads) => Enumerable.Range(5, 4)
        .Select(vectors => Math.Max(1, vectors / Vector.VectorsPerUnit))
        .OrderBy(size => Run.Cut(quads, size).Count)
        .ThenByDescending(size => size)
        .First();

    private static int StragglersOf(KernelSpec spec, Panels vocabulary, Panels hidden, int unitLanes)
    {
        var rest = spec.Vocabulary % unitLanes;
        return vocabulary is { Count: 1, Units: > 1 } && hidden.Count == 1 && rest * 2 * (hidden.Units + FoldCost) < spec.Hidden ? rest : 0;
    }

    private int CallerRowsOf(KernelSpec spec)
    {
        // The caller has the backward sweep and W before it, which take about as long as m rows of V.
        var (k, m) = (spec.Vocabulary, spec.Hidden);
        return Run.Bounds(Run.Cut(k, TileFor(k, Vector.Row(Hidden), takesLong: true).Rows))
            .LastOrDefault(bound => 2 * bound <= k - m && bound % Vector.UnitLanes == 0);
    }

    private (Tile Output, Tile BackProjection) StepTiles(KernelSpec spec)
    {
        var (sequence, hidden, vocabulary) = (spec.Sequence, spec.Hidden, spec.Vocabulary);
        var (k, m) = (Vector.Row(Scores), Vector.Row(Hidden));
        (Tile Tile, double Cost) Best(IReadOnlyList<VectorCode> row, int height) =>
            Tile.BestOfHeight(sequence, height, row.Count, row[row.Count - 1] == Vector ? 1 : 0.5, Vector.Registers);
        var best =
            from height in Enumerable.Range(1, Math.Min(sequence, Vector.Registers / 2))
            let output = Best(k, height)
            let back = Best(m, height)
            orderby Scores.Count * hidden * output.Cost + Hidden.Count * vocabulary * back.Cost
            select (output.Tile, back.Tile);
        return best.First();
    }

    /// <summary>The thread that has the later steps has the forward sweep too, unless that is divided.</summary>
    private int MiddleStepOf(KernelSpec spec)
    {
        var sweep = Hidden.Count > 1 ? 0 : spec.Hidden;
        var products = 2.0 * spec.Vocabulary / spec.Sequence;
        return StepParts.OrderBy(middle => Math.Max(middle * products, sweep + (spec.Sequence - middle) * products)).First();
    }

    private static int ChainsFor(int units) => units switch
    {
        1 => 8,
        2 => 4,
        <= 5 => 2,
        _ => 1,
    };

    private static int WidestSweep(int panelVectors, int chains, int registers)
    {
        // A quarter of the registers is left to operands.
        var most = Math.Max(1, registers * 3 / 4 / chains);
        return Enumerable.Range(1, Math.Min(most, panelVectors)).Last(vectors => panelVectors % vectors == 0);
    }
}
