namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>W in blocks of 4 by 4: fewer loads than panels, no second copy, no padding beyond the last block.</summary>
internal sealed class BlockRecurrence(EmitContext context) : IRecurrence
{
    private const int QuadBytes = 16;
    private const int BlockBytes = 64;


    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly Region _w = context.Layout.W;
    private readonly Blocks _blocks = context.Plan.Blocks!;
    private readonly BlockVectors _parts = new(context);

    public void EmitForward(Func<int, string> start, Action<int, string> finish)
    {
        _parts.DeclareOrders(spread: false, fold: true);
        EmitBothWays(_blocks.Groups, (group, down) =>
        {
            foreach (var passes in Passes(group.Size))
                EmitForwardPasses(group, passes, down, start, finish);
        });
    }

    public void EmitBackward(Func<int, string> start, Action<int, string> finish)
    {
        _parts.DeclareOrders(spread: true, fold: false);
        foreach (var passes in Passes(_blocks.Quads))
            EmitBackwardPasses(passes, start, finish);
    }

    public int Pieces => _blocks.Groups.Count;

    public void EmitOuterProducts(int piece, IEpilogue epilogue) => new BlockOuterProducts(context, _parts).Emit(_blocks.Groups[piece], epilogue);

    /// <summary>One step runs through the groups and their columns in order, the next one backwards, so that it starts where the cache is warm.</summary>
    private void EmitBothWays(IReadOnlyList<Run> groups, Action<Run, bool> emit)
    {
        using (_code.Open("if (down)"))
        {
            foreach (var group in groups.Reverse())
                emit(group, true);
        }

        using (_code.Open("else"))
        {
            foreach (var group in groups)
                emit(group, false);
        }
    }

    /// <summary>Cuts block rows or columns into passes whose sums fit the registers and fill whole vectors.</summary>
    private IEnumerable<Run> Passes(int blocks)
    {
        var perVector = _parts.BlocksPerVector;
        var most = (_vector.Registers - _parts.Operands) / _parts.PerBlock / perVector;
        foreach (var run in Run.Cut((blocks + perVector - 1) / perVector, most))
        {
            var (start, size) = (run.Start * perVector, run.Size * perVector);
            var whole = Math.Min(run.Count, (blocks - start) / size);
            if (whole > 0)
                yield return new Run(start, whole, size);
            if (whole < run.Count)
                yield return new Run(start + whole * size, 1, blocks - start - whole * size);
        }
    }

    /// <summary>A loop over the passes of a run, or for a single one its place as a constant: <c>pass</c>.</summary>
    private CodeWriter.Block OpenPasses(Run passes)
    {
        if (passes.Count > 1)
            return _code.Open(Run.LoopOver("pass", passes));
        var block = _code.Open("");
        _code.Line($"const int pass = {passes.Start};");
        return block;
    }

    private void EmitForwardPasses(Run group, Run passes, bool down, Func<int, string> start, Action<int, string> finish)
    {
        using (OpenPasses(passes))
        {
            DeclareSums(passes.Size);

            // The step before ran through the groups the other way round: its first results are ready while its last are still on their way.
            foreach (var columns in down ? _blocks.Groups : _blocks.Groups.Reverse())
                EmitColumns(group, passes.Size, columns, down);
            if (_parts.BlocksPerVector == 1)
            {
                FoldOneByOne(group, passes.Size, start, finish);
                return;
            }

            DeclareLane(group.Start, passes);
            Finish(passes.Size, _parts.FoldColumns, start, finish);
        }
    }

    private void DeclareLane(int first, Run passes) =>
        _code.Line($"{(passes.Count > 1 ? "var" : "const int")} lane = {first * QuadBytes} + pass * {QuadBytes};");

    private void EmitColumns(Run group, int blocks, Run columns, bool down)
    {
        using (_code.Open(""))
        {
            var first = down ? columns.Start + columns.Size - 1 : columns.Start;
            var columnBytes = group.Size * BlockBytes;
            _code.Line($"var w = p + {_w.Name} + {group.Start * _blocks.Quads * BlockBytes + first * columnBytes} + pass * {BlockBytes};");
            _code.Line($"var quad = vector + {first * QuadBytes};");
            using (_code.Loop("round", columns.Size))
            {
                _code.Line($"var e = {_parts.Repeat("quad")};");
                ForEachPart(blocks, (block, part) => MultiplyAdd(block, part, "w", block * _parts.PerBlock + part, "e"));
                Advance("w", columnBytes, down);
                Advance("quad", QuadBytes, down);
            }
        }
    }

    private void EmitBackwardPasses(Run passes, Func<int, string> start, Action<int, string> finish)
    {
        using (OpenPasses(passes))
        {
            DeclareLane(0, passes);
            DeclareSums(passes.Size);
            EmitBothWays(_blocks.Groups, (group, down) => EmitRows(group, passes.Size, down));
            Finish(passes.Size, _parts.FoldRows, start, finish);
        }
    }

    private void EmitRows(Run group, int blocks, bool down)
    {
        using (_code.Open(""))
        {
            var last = down ? group.Size - 1 : 0;
            _code.Line($"var w = p + {_w.Name} + {(group.Start * _blocks.Quads + last) * BlockBytes} + pass * {group.Size * BlockBytes};");
            _code.Line($"var quad = vector + {(group.Start + last) * QuadBytes};");
            using (_code.Loop("round", group.Size))
            {
                _parts.Spread("e", "quad");
                ForEachPart(blocks, (block, part) =>
                    MultiplyAdd(block, part, "w", block * group.Size * _parts.PerBlock + part, $"e{part}"));
                Advance("w", BlockBytes, down);
                Advance("quad", QuadBytes, down);
            }
        }
    }

    private void Finish(int blocks, Action<string, IReadOnlyList<string[]>> fold, Func<int, string> start, Action<int, string> finish)
    {
        var sums = Enumerable.Range(0, blocks)
            .Select(block => Enumerable.Range(0, _parts.PerBlock).Select(part => Sum(block, part)).ToArray())
            .ToArray();
        for (var v = 0; v * _parts.BlocksPerVector < blocks; v++)
        {
            fold("f" + v, [.. sums.Skip(v * _parts.BlocksPerVector).Take(_parts.BlocksPerVector)]);
            _code.Line($"f{v} += {start(v)};");
            finish(v, "f" + v);
        }
    }

    /// <summary>The sum over the columns of a block in 128 bits is scalar work and long to write: it is written once, in a loop.</summary>
    private void FoldOneByOne(Run group, int blocks, Func<int, string> start, Action<int, string> finish)
    {
        string[] rows = ["r0", "r1", "r2", "r3"];
        ForEachPart(blocks, (block, part) => _code.Line(_vector.Store("p + Pending", block * _parts.PerBlock + part, Sum(block, part))));
        using (_code.Loop("block", blocks))
        {
            _code.Line($"var lane = {group.Start * QuadBytes} + (pass + block) * {QuadBytes};");
            _code.Line($"var sums = p + Pending + block * {BlockBytes};");
            for (var row = 0; row < rows.Length; row++)
                _code.Line($"var {rows[row]} = {_vector.Load("sums", row)};");
            _parts.FoldColumns("f", [rows]);
            _code.Line($"f += {start(0)};");
            finish(0, "f");
        }
    }

    private void DeclareSums(int blocks) => ForEachPart(blocks, (block, part) => _code.Line($"var {Sum(block, part)} = V.Zero;"));

    private void MultiplyAdd(int block, int part, string address, int index, string factor) =>
        _code.Line($"{Sum(block, part)} = {_vector.MultiplyAdd(_vector.Load(address, index), factor, Sum(block, part))};");

    private void Advance(string pointer, int bytes, bool down) => _code.Line($"{pointer} {(down ? "-=" : "+=")} {bytes};");

    private void ForEachPart(int blocks, Action<int, int> action)
    {
        for (var block = 0; block < blocks; block++)
        {
            for (var part = 0; part < _parts.PerBlock; part++)
                action(block, part);
        }
    }

    private static string Sum(int block, int part) => $"s{block}_{part}";
}
