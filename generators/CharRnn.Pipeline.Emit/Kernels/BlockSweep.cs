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

    /// <summary>Forward or backward.</summary>
    /// <param name="RoundBytes">From a block to that of the next round.</param>
    /// <param name="SumBytes">From a block to that of the next sum.</param>
    /// <param name="Declare">Declares the factors of a round under a name, from the address of its four elements.</param>
    /// <param name="Factor">The factor of a part of a block, from that name.</param>
    /// <param name="Fold">Declares a vector with the lanes that some blocks of sums fold to.</param>
    /// <param name="Lag">
    /// Rounds that half of the sums stay behind the others, where all fit the registers; 0: none. It takes a second set of factors, so it
    /// pays where much is to be done between a sum and the elements of the next step.
    /// </param>
    /// <param name="FoldsOneByOne">Whether that is so long to write that it is written once, in a loop.</param>
    internal sealed record Direction(
        int RoundBytes,
        int SumBytes,
        Action<string, string> Declare,
        Func<string, int, string> Factor,
        Action<string, IReadOnlyList<string[]>> Fold,
        int Lag = 0,
        bool FoldsOneByOne = false);

    /// <summary>Writes the step.</summary>
    /// <param name="start">The start of sum number v of the lanes at <c>lane</c>.</param>
    /// <param name="finish">Writes what becomes of some sums, from number v on, held by the variables given.</param>
    public void Emit(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        if (direction.Lag > 0 && (_blocks.Quads + 2) * parts.PerBlock <= _vector.Registers)
            EmitStaggered(start, finish);
        else
            EmitPasses(start, finish);
    }

    /// <summary>
    /// All sums in registers. Half of them lead, the others lag some rounds behind: while the leading sums are folded and become elements of
    /// the next step, there are still multiply-adds to do for the others. Those are folded while the next step begins, which runs the other
    /// way round, and so needs the elements first that were ready first.
    /// </summary>
    private void EmitStaggered(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        var units = (_blocks.Quads + parts.BlocksPerVector - 1) / parts.BlocksPerVector;
        _code.Line("const int lane = 0;");
        EmitBothWays(down =>
        {
            var cut = (down ? (units + 1) / 2 : units / 2) * parts.BlocksPerVector;
            var (low, high) = (new Run(0, 1, cut), new Run(cut, 1, _blocks.Quads - cut));
            var (leading, lagging) = down ? (low, high) : (high, low);
            DeclareSums(low);
            DeclareSums(high);
            EmitStart("", down);
            EmitRounds(direction.Lag, down, leading, null);
            EmitRounds(_blocks.Quads - direction.Lag, down, leading, lagging);
            EmitFinish(leading, start, finish);
            EmitRounds(direction.Lag, down, null, lagging);
            EmitFinish(lagging, start, finish);
        });
    }

    /// <summary>As many sums at a time as the registers hold.</summary>
    private void EmitPasses(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        foreach (var passes in Passes())
        {
            var sums = new Run(0, 1, passes.Size);
            using (_code.Open(Run.LoopOver("pass", passes)))
            {
                DeclareSums(sums);
                EmitBothWays(down =>
                {
                    EmitStart($" + pass * {direction.SumBytes}", down);
                    EmitRounds(_blocks.Quads, down, sums, null);
                });
                if (direction.FoldsOneByOne)
                {
                    FoldOneByOne(passes.Size, start, finish);
                    continue;
                }

                _code.Line($"var lane = pass * {Blocks.QuadBytes};");
                EmitFinish(sums, start, finish);
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

    private void EmitBothWays(Action<bool> emit)
    {
        using (_code.Open("if (down)"))
            emit(true);
        using (_code.Open("else"))
            emit(false);
    }

    /// <summary>Declares where the first round finds its blocks and elements.</summary>
    private void EmitStart(string pass, bool down)
    {
        var first = down ? _blocks.Quads - 1 : 0;
        _code.Line($"var w = p + {context.Layout.W.Name} + {first * direction.RoundBytes}{pass};");
        _code.Line($"var quad = vector + {first * Blocks.QuadBytes};");
    }

    /// <summary>A loop over some rounds: those of the leading sums, and those of the lagging sums so many rounds behind.</summary>
    private void EmitRounds(int rounds, bool down, Run? leading, Run? lagging)
    {
        var sign = down ? -1 : 1;
        using (_code.Loop("round", rounds))
        {
            if (leading is not null)
                EmitRound(leading, "a", 0);
            if (lagging is not null)
                EmitRound(lagging, "b", -sign * direction.Lag);
            _code.Line($"w += {sign * direction.RoundBytes};");
            _code.Line($"quad += {sign * Blocks.QuadBytes};");
        }
    }

    private void EmitRound(Run sums, string factors, int offset)
    {
        direction.Declare(factors, $"quad + {offset * Blocks.QuadBytes}");
        ForEachPart(sums, (block, part) =>
        {
            var bytes = offset * direction.RoundBytes + block * direction.SumBytes + part * _vector.VectorBytes;
            var sum = Sum(block, part);
            _code.Line($"{sum} = {_vector.MultiplyAdd(_vector.Load("w", bytes / _vector.VectorBytes), direction.Factor(factors, part), sum)};");
        });
    }

    private void EmitFinish(Run sums, Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        var (perVector, end) = (parts.BlocksPerVector, sums.Start + sums.Size);
        var firstVector = sums.Start / perVector;
        foreach (var (first, count) in Run.Tiles((sums.Size + perVector - 1) / perVector, ElementaryFunctions.Together(_vector)))
        {
            var vectors = Enumerable.Range(firstVector + first, count).ToArray();
            foreach (var v in vectors)
            {
                direction.Fold("total" + v, [.. Enumerable.Range(v * perVector, Math.Min(perVector, end - v * perVector)).Select(PartsOf)]);
                _code.Line($"total{v} += {start(v)};");
            }

            finish(vectors[0], [.. vectors.Select(v => "total" + v)]);
        }
    }

    private void FoldOneByOne(int blocks, Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        string[] rows = ["r0", "r1", "r2", "r3"];
        ForEachPart(new Run(0, 1, blocks), (block, part) =>
            _code.Line(_vector.Store("p + Pending", block * parts.PerBlock + part, Sum(block, part))));
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

    private void DeclareSums(Run sums) => ForEachPart(sums, (block, part) => _code.Line($"var {Sum(block, part)} = V.Zero;"));

    private void ForEachPart(Run sums, Action<int, int> action)
    {
        for (var block = sums.Start; block < sums.Start + sums.Size; block++)
        {
            for (var part = 0; part < parts.PerBlock; part++)
                action(block, part);
        }
    }

    private string[] PartsOf(int block) => [.. Enumerable.Range(0, parts.PerBlock).Select(part => Sum(block, part))];

    private static string Sum(int block, int part) => $"s{block}_{part}";
}
