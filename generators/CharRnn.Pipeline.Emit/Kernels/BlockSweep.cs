namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes one step of a sweep through a matrix in blocks: round by round, a column of blocks forward or a row of blocks backward, each block
/// is multiplied by the round's four elements of the vector and added to its sum. One step takes the rounds in order, the next one
/// backwards, so that it starts where the cache is warm. Expects <c>down</c> (bool) and <c>vector</c> (byte*) in scope.
/// </summary>
internal sealed class BlockSweep(EmitContext context, BlockVectors parts, BlockSweep.Direction direction)
{
    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly Blocks _blocks = context.Plan.Blocks!;
    private readonly BlockSums _sums = new(context, parts, direction.Fold);

    /// <summary>Forward or backward.</summary>
    /// <param name="RoundBytes">From a block to that of the next round.</param>
    /// <param name="SumBytes">From a block to that of the next sum.</param>
    /// <param name="Declare">Declares the factors of a round under a name, from the address of its four elements.</param>
    /// <param name="Factor">The factor of a part of a block, from that name.</param>
    /// <param name="Fold">Declares a vector with the lanes that some blocks of sums fold to.</param>
    /// <param name="FoldsOneByOne">Whether that is so long to write that it is written once, in a loop.</param>
    internal sealed record Direction(
        int RoundBytes,
        int SumBytes,
        Action<string, string> Declare,
        Func<string, int, string> Factor,
        Action<string, IReadOnlyList<string[]>> Fold,
        bool FoldsOneByOne = false);

    /// <summary>Writes the step: as many sums at a time as the registers hold.</summary>
    /// <param name="start">The start of sum number v of the lanes at <c>lane</c>.</param>
    /// <param name="finish">Writes what becomes of some sums, from number v on, held by the variables given.</param>
    public void Emit(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        foreach (var passes in Passes())
        {
            var sums = new Run(0, 1, passes.Size);
            using (_code.Open(Run.LoopOver("pass", passes)))
            {
                _sums.Declare(sums);
                using (_code.Open("if (down)"))
                    EmitRounds(sums, down: true);
                using (_code.Open("else"))
                    EmitRounds(sums, down: false);
                if (direction.FoldsOneByOne)
                {
                    FoldOneByOne(passes.Size, start, finish);
                    continue;
                }

                _code.Line($"var lane = pass * {Blocks.QuadBytes};");
                _sums.Finish(sums, start, finish);
            }
        }
    }

    /// <summary>Cuts the sums into passes that fit the registers and fill whole vectors.</summary>
    private IEnumerable<Run> Passes()
    {
        var perVector = parts.BlocksPerVector;
        var most = (_vector.Registers - parts.Operands) / parts.PerBlock / perVector;
        foreach (var run in Run.Cut((_blocks.Quads + perVector - 1) / perVector, most))
        {
            var (start, size) = (run.Start * perVector, run.Size * perVector);
            var whole = Math.Min(run.Count, (_blocks.Quads - start) / size);
            if (whole > 0)
                yield return new Run(start, whole, size);
            if (whole < run.Count)
                yield return new Run(start + whole * size, 1, _blocks.Quads - start - whole * size);
        }
    }

    private void EmitRounds(Run sums, bool down)
    {
        var (first, sign) = down ? (_blocks.Quads - 1, -1) : (0, 1);
        _code.Line($"var w = p + {context.Layout.W.Name} + {first * direction.RoundBytes} + pass * {direction.SumBytes};");
        _code.Line($"var quad = vector + {first * Blocks.QuadBytes};");
        using (_code.Loop("round", _blocks.Quads))
        {
            direction.Declare("a", "quad");
            _sums.Add(sums, 0, direction.SumBytes, part => direction.Factor("a", part));
            _code.Line($"w += {sign * direction.RoundBytes};");
            _code.Line($"quad += {sign * Blocks.QuadBytes};");
        }
    }

    private void FoldOneByOne(int blocks, Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        string[] rows = ["r0", "r1", "r2", "r3"];
        _sums.ForEachPart(new Run(0, 1, blocks), (block, part) =>
            _code.Line(_vector.Store("p + Pending", block * parts.PerBlock + part, BlockSums.Name(block, part))));
        using (_code.Loop("block", blocks))
        {
            _code.Line($"var lane = (pass + block) * {Blocks.QuadBytes};");
            _code.Line($"var sums = p + Pending + block * {Blocks.Bytes};");
            for (var row = 0; row < rows.Length; row++)
                _code.Line($"var {rows[row]} = {_vector.Load("sums", row)};");
            direction.Fold("total", [rows]);
            _code.Line($"total += {start(0)};");
            finish(0, ["total"]);
        }
    }
}
