namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Where everything of a kernel lies in its one block of memory. A matrix in panels is kept twice, by rows and by columns, since every product
/// wants its lanes along the sum's result; the row copy is the master that the optimiser updates. Padding is zero and stays zero.
/// </summary>
internal sealed class MemoryLayout
{
    /// <summary>Units that the sums of a tile can take: all registers of 512 bits.</summary>
    private const int MostSums = 32;

    /// <summary>Threads that can take part in an update.</summary>
    private const int Threads = 2;

    private readonly List<Region> _regions = [];
    private readonly VectorCode _vector;

    public MemoryLayout(KernelSpec spec, TilePlan plan, int constants)
    {
        _vector = plan.Vector;
        var (hidden, vocabulary) = (plan.Hidden, plan.Vocabulary);
        var (m, k) = (WholeUnits(spec.Hidden), WholeUnits(spec.Vocabulary));

        Constants = Plain("Constants", 1, (constants + _vector.UnitLanes - 1) / _vector.UnitLanes, "numbers broadcast to all lanes");
        B = Plain("B", 1, hidden.TotalUnits, "b (m)");
        C = Plain("C", 1, vocabulary.TotalUnits, "c (K); padding -1e30, so that it has no probability");
        if (plan.Blocks is { } blocks)
        {
            W = Plain("WBlocks", blocks.Quads, blocks.Quads, "W (m,m) in blocks of 4 by 4, for both sweeps");
        }
        else
        {
            WColumns = Panelled("WColumns", m, hidden, "W (m,m) by columns: lanes along i, for W h");
            W = Panelled("WRows", m, hidden, "W (m,m) by rows: lanes along j, for W^T da; the master");
        }

        VColumns = Panelled("VColumns", m, vocabulary, "V (K,m) by columns: lanes along k, for V h; stragglers not kept up");
        V = Panelled("VRows", k, hidden, "V (K,m) by rows: lanes along j, for V^T g; the master");
        U = Plain("U", spec.Vocabulary, hidden.TotalUnits, "U (m,K) by columns: one row a symbol");

        H = Plain("H", spec.Sequence + 1, hidden.TotalUnits, "h[t] in row t+1; row 0 is the carried state");
        D = Plain("D", spec.Sequence, hidden.TotalUnits, "dh[t], then da[t]");
        G = Plain("G", spec.Sequence, vocabulary.TotalUnits, "o[t], then g[t] = p[t] - onehot(y[t])");

        Losses = Plain("Losses", 1, (int)WholeUnits(2 * spec.Sequence * sizeof(double) / _vector.ElementBytes) / _vector.UnitLanes, "sum of exp(o - max o) and max o - o[y] of each step, in double");
        Pending = Plain("Pending", Threads, MostSums, "for each thread the sums of a tile that wait for the optimiser");

        Memory = Optimised("Memory", "AdaGrad's sum of squares of");
        Gradients = Optimised("Gradient", "gradient of");
    }

    public Region Constants { get; }

    public Region B { get; }

    public Region C { get; }

    /// <summary>The copy of W by columns; null when W lies in blocks.</summary>
    public Region? WColumns { get; }

    /// <summary>The W that the optimiser updates.</summary>
    public Region W { get; }

    public Region VColumns { get; }

    /// <summary>The V that the optimiser updates.</summary>
    public Region V { get; }

    public Region U { get; }

    public Region H { get; }

    public Region D { get; }

    public Region G { get; }

    /// <summary>What the loss is made of.</summary>
    public Region Losses { get; }

    /// <summary>Where the sums of a tile wait.</summary>
    public Region Pending { get; }

    /// <summary>AdaGrad's memory, by the name of the master region.</summary>
    public IReadOnlyDictionary<Region, Region> Memory { get; }

    /// <summary>The gradients, by the name of the master region.</summary>
    public IReadOnlyDictionary<Region, Region> Gradients { get; }

    /// <summary>All regions in the order of their offsets.</summary>
    public IReadOnlyList<Region> Regions => _regions;

    /// <summary>Bytes of the block.</summary>
    public long Bytes => _regions.Sum(region => region.Bytes);

    private long WholeUnits(int elements) => (long)(elements + _vector.UnitLanes - 1) / _vector.UnitLanes * _vector.UnitLanes;

    private Dictionary<Region, Region> Optimised(string prefix, string meaning) =>
        new[] { B, C, W, V, U }.ToDictionary(
            master => master,
            master => Add(master with { Name = prefix + master.Name, Meaning = $"{meaning} {master.Name}" }));

    private Region Plain(string name, long rows, int units, string meaning) => Panelled(name, rows, new Panels(1, units), meaning);

    private Region Panelled(string name, long rows, Panels panels, string meaning) =>
        Add(new Region(name, 0, rows, panels, panels.RowBytes, meaning));

    private Region Add(Region region)
    {
        region = region with { Offset = Bytes };
        _regions.Add(region);
        return region;
    }
}
