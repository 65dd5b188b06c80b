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
            foreach (var pass in Passes(group.Size))
                EmitForwardPass(group, pass, down, start, finish);
        });
    }

    public void EmitBackward(Func<int, string> start, Action<int, string> finish)
    {
        _parts.DeclareOrders(spread: true, fold: false);
        foreach (var pass in Passes(_blocks.Quads))
        {
            using (_code.Open(""))
                EmitBackwardPass(pass, start, finish);
        }
    }

    public void EmitOuterProducts(IEpilogue epilogue) => new BlockOuterProducts(context, _parts, epilogue).Emit();

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
        var most = _vector.Registers * 7 / 8 / _parts.PerBlock / perVector;
        return
            from run in Run.Cut((blocks + perVector - 1) / perVector, most)
            from n in Enumerable.Range(0, run.Count)
            let start = (run.Start + n * run.Size) * perVector
            select new Run(start, 1, Math.Min(run.Size * perVector, blocks - start));
    }

    private void EmitForwardPass(Run group, Run pass, bool down, Func<int, string> start, Action<int, string> finish)
    {
        using (_code.Open(""))
        {
            _code.Line($"const int lane = {(group.Start + pass.Start) * QuadBytes};");
            DeclareSums(pass.Size);

            // The step before ran through the groups the other way round: its first results are ready while its last are still on their way.
            foreach (var columns in down ? _blocks.Groups : _blocks.Groups.Reverse())
                EmitColumns(group, pass, columns, down);
            Finish(pass.Size, _parts.FoldColumns, start, finish);
        }
    }

    private void EmitColumns(Run group, Run pass, Run columns, bool down)
    {
        using (_code.Open(""))
        {
            var first = down ? columns.Start + columns.Size - 1 : columns.Start;
            var columnBytes = group.Size * BlockBytes;
            _code.Line($"var w = p + {_w.Name} + {(group.Start * _blocks.Quads + pass.Start) * BlockBytes + first * columnBytes};");
            _code.Line($"var quad = vector + {first * QuadBytes};");
            using (_code.Loop("round", columns.Size))
            {
                _code.Line($"var e = {_parts.Repeat("quad")};");
                ForEachPart(pass.Size, (block, part) => MultiplyAdd(block, part, "w", block * _parts.PerBlock + part, "e"));
                Advance("w", columnBytes, down);
                Advance("quad", QuadBytes, down);
            }
        }
    }

    private void EmitBackwardPass(Run pass, Func<int, string> start, Action<int, string> finish)
    {
        _code.Line($"const int lane = {pass.Start * QuadBytes};");
        DeclareSums(pass.Size);
        EmitBothWays(_blocks.Groups, (group, down) =>
        {
            using (_code.Open(""))
            {
                var last = down ? group.Size - 1 : 0;
                _code.Line($"var w = p + {_w.Name} + {(group.Start * _blocks.Quads + pass.Start * group.Size + last) * BlockBytes};");
                _code.Line($"var quad = vector + {(group.Start + last) * QuadBytes};");
                using (_code.Loop("round", group.Size))
                {
                    _parts.Spread("e", "quad");
                    ForEachPart(pass.Size, (block, part) =>
                        MultiplyAdd(block, part, "w", block * group.Size * _parts.PerBlock + part, $"e{part}"));
                    Advance("w", BlockBytes, down);
                    Advance("quad", QuadBytes, down);
                }
            }
        });
        Finish(pass.Size, _parts.FoldRows, start, finish);
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
