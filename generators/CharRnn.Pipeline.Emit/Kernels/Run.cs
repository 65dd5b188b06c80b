namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Several tiles of one size, side by side.</summary>
/// <param name="Start">Where the first one starts.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Size">Rows or vectors of each.</param>
internal sealed record Run(int Start, int Count, int Size)
{
    /// <summary>The head of a loop over the tiles of a run.</summary>
    public static string LoopOver(string variable, Run run) =>
        $"for (var {variable} = {run.Start}; {variable} < {run.Start + run.Count * run.Size}; {variable} += {run.Size})";

    /// <summary>Where the tiles start, and where the last one ends.</summary>
    public static IReadOnlyList<int> Bounds(IReadOnlyList<Run> runs) =>
    [
        .. from run in runs
           from n in Enumerable.Range(0, run.Count)
           select run.Start + n * run.Size,
        runs[runs.Count - 1].Start + runs[runs.Count - 1].Count * runs[runs.Count - 1].Size,
    ];

    /// <summary>The tiles of <see cref="Cut"/> one by one, where each starts and its size.</summary>
    public static IEnumerable<(int Start, int Size)> Tiles(int length, int largest) =>
        from run in Cut(length, largest)
        from n in Enumerable.Range(0, run.Count)
        select (run.Start + n * run.Size, run.Size);

    /// <summary>Cuts a length into the fewest tiles of at most the given size, as evenly as possible.</summary>
    /// <param name="length">What is cut.</param>
    /// <param name="largest">Size of the largest tile.</param>
    public static IReadOnlyList<Run> Cut(int length, int largest)
    {
        var tiles = (length + largest - 1) / largest;
        var size = length / tiles;
        var larger = length - size * tiles;
        var runs = new List<Run>();
        if (larger > 0)
            runs.Add(new Run(0, larger, size + 1));
        if (tiles > larger)
            runs.Add(new Run(larger * (size + 1), tiles - larger, size));
        return runs;
    }
}
