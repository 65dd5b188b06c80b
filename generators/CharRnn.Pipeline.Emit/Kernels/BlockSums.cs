namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>The sums of a sweep through a matrix in blocks: a block of partial sums for each four elements of the result.</summary>
/// <param name="context">The kernel being written.</param>
/// <param name="parts">How blocks are handled.</param>
/// <param name="fold">Declares a vector with the lanes that some blocks of sums fold to.</param>
internal sealed class BlockSums(EmitContext context, BlockVectors parts, Action<string, IReadOnlyList<string[]>> fold)
{
    private readonly CodeWriter _code = context.Code;

    /// <summary>The variable of a part of a block.</summary>
    public static string Name(int block, int part) => $"s{block}_{part}";

    /// <summary>Declares some blocks, all zero.</summary>
    public void Declare(Run blocks) => ForEachPart(blocks, (block, part) => _code.Line($"var {Name(block, part)} = V.Zero;"));

    /// <summary>Writes s += w * factor for some blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="bytes">From the variable <c>w</c> to block 0 of the matrix.</param>
    /// <param name="blockBytes">From a block of the matrix to that of the next sum.</param>
    /// <param name="factor">The factor of a part.</param>
    public void Add(Run blocks, long bytes, long blockBytes, Func<int, string> factor) => ForEachPart(blocks, (block, part) =>
    {
        var vector = (bytes + block * blockBytes) / context.Vector.VectorBytes + part;
        _code.Line($"{Name(block, part)} = {context.Vector.MultiplyAdd(context.Vector.Load("w", vector), factor(part), Name(block, part))};");
    });

    /// <summary>Folds some blocks, and finishes what they fold to.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="start">The start of sum number v of the lanes at <c>lane</c>.</param>
    /// <param name="finish">Writes what becomes of some sums, from number v on, held by the variables given.</param>
    public void Finish(Run blocks, Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        var perVector = parts.BlocksPerVector;
        var firstVector = blocks.Start / perVector;
        foreach (var (first, count) in Run.Tiles((blocks.Size + perVector - 1) / perVector, ElementaryFunctions.Together(context.Vector)))
        {
            finish(firstVector + first, Totals(new Run(blocks.Start + first * perVector, 1, Math.Min(count * perVector, blocks.Size - first * perVector)), start));
        }
    }

    /// <summary>Folds some blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="start">The start of sum number v of the lanes at <c>lane</c>.</param>
    /// <returns>The variables of the vectors that they fold to.</returns>
    public IReadOnlyList<string> Totals(Run blocks, Func<int, string> start)
    {
        var (perVector, end) = (parts.BlocksPerVector, blocks.Start + blocks.Size);
        var vectors = Enumerable.Range(blocks.Start / perVector, (blocks.Size + perVector - 1) / perVector).ToArray();
        foreach (var v in vectors)
        {
            fold("total" + v, [.. Enumerable.Range(v * perVector, Math.Min(perVector, end - v * perVector)).Select(PartsOf)]);
            _code.Line($"total{v} += {start(v)};");
        }

        return [.. vectors.Select(v => "total" + v)];
    }

    /// <summary>Calls the action for each part of some blocks.</summary>
    public void ForEachPart(Run blocks, Action<int, int> action)
    {
        for (var block = blocks.Start; block < blocks.Start + blocks.Size; block++)
        {
            for (var part = 0; part < parts.PerBlock; part++)
                action(block, part);
        }
    }

    private string[] PartsOf(int block) => [.. Enumerable.Range(0, parts.PerBlock).Select(part => Name(block, part))];
}
