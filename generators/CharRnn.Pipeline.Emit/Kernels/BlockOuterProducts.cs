namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes dW = sum over t of da[t] h[t-1]^T for a W in blocks of 4 by 4. The sums run in rows, four at a time, a broadcast da against vectors
/// of h: no lane has to be moved until the sum is complete, and then four rows are dealt out to the blocks that they cross. Columns that fill
/// no whole vector are summed in blocks from the start.
/// </summary>
internal sealed class BlockOuterProducts(EmitContext context, BlockVectors parts, IEpilogue epilogue)
{
    private const int QuadBytes = 16;
    private const int BlockBytes = 64;

    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly Blocks _blocks = context.Plan.Blocks!;

    /// <summary>Writes the tiles of all groups.</summary>
    public void Emit()
    {
        var perVector = parts.BlocksPerVector;
        var vectors = _blocks.Quads / perVector;
        parts.DeclareOrders(spread: _blocks.Quads % perVector > 0, fold: false);
        foreach (var group in _blocks.Groups)
        {
            var tile = context.Plan.BlockTile(group.Size, vectors);
            foreach (var columns in Run.Cut(vectors, tile.Vectors))
            {
                foreach (var quads in Run.Cut(group.Size, tile.Rows))
                    EmitRows(group, quads, columns);
            }

            for (var column = vectors * perVector; column < _blocks.Quads; column++)
            {
                foreach (var quads in Run.Cut(group.Size, context.Plan.BlockColumn))
                    EmitColumn(group, quads, column);
            }
        }
    }

    private void EmitRows(Run group, Run quads, Run columns)
    {
        var columnBytes = group.Size * BlockBytes;
        var wide = new Run(columns.Start * parts.BlocksPerVector, columns.Count, columns.Size * parts.BlocksPerVector);
        string Row(int quad, int row, int vector) => $"s{quad}_{row}_{vector}";
        var blocks = new Dictionary<(int Quad, int Column), string[]>();
        Chain(group, quads, wide).Emit(
            [Run.LoopOver("quad", quads), Run.LoopOver("column", wide)],
            [("", Start(group, quads.Start, wide.Start))],
            [("", group.Start * _blocks.Quads * BlockBytes), ("column", columnBytes), ("quad", BlockBytes)],
            () =>
            {
                EmitAddresses(group);
                ForEach(quads.Size, columns.Size, (quad, row, v) => _code.Line($"var {Row(quad, row, v)} = V.Zero;"));
            },
            context.Spec.Sequence,
            () => EmitRowStep(quads.Size, columns.Size, Row),
            (column, part) => blocks[(part / parts.PerBlock, column)][part % parts.PerBlock],
            () => DealOut(quads.Size, columns.Size, Row, blocks));
    }

    private void EmitRowStep(int quads, int columns, Func<int, int, int, string> sum)
    {
        for (var v = 0; v < columns; v++)
            _code.Line($"var b{v} = {_vector.Load("b", v)};");
        ForEach(quads, columns, (quad, row, v) =>
        {
            if (v == 0)
                _code.Line($"var a{quad}_{row} = {_vector.Broadcast("a", quad * QuadBytes + row * sizeof(float))};");
            _code.Line($"{sum(quad, row, v)} = {_vector.MultiplyAdd("b" + v, $"a{quad}_{row}", sum(quad, row, v))};");
        });
        Advance();
    }

    private void DealOut(int quads, int columns, Func<int, int, int, string> sum, Dictionary<(int, int), string[]> blocks)
    {
        for (var quad = 0; quad < quads; quad++)
        {
            for (var v = 0; v < columns; v++)
            {
                var dealt = parts.RowsToBlocks($"w{quad}_{v}_", [.. Enumerable.Range(0, Blocks.Side).Select(row => sum(quad, row, v))]);
                for (var n = 0; n < dealt.Count; n++)
                    blocks[(quad, v * dealt.Count + n)] = dealt[n];
            }
        }
    }

    private void EmitColumn(Run group, Run quads, int column)
    {
        string Sum(int part) => "s" + part;
        Chain(group, quads, new Run(column, 1, 1)).Emit(
            [Run.LoopOver("quad", quads)],
            [("", Start(group, quads.Start, column))],
            [("", Start(group, 0, column)), ("quad", BlockBytes)],
            () =>
            {
                _code.Line($"const int column = {column};");
                EmitAddresses(group);
                for (var part = 0; part < quads.Size * parts.PerBlock; part++)
                    _code.Line($"var {Sum(part)} = V.Zero;");
            },
            context.Spec.Sequence,
            () => EmitColumnStep(quads.Size, Sum),
            (_, part) => Sum(part),
            null);
    }

    private void EmitColumnStep(int quads, Func<int, string> sum)
    {
        _code.Line($"var b0 = {parts.Repeat("b")};");
        for (var quad = 0; quad < quads; quad++)
        {
            parts.Spread($"a{quad}_", $"a + {quad * QuadBytes}");
            for (var part = 0; part < parts.PerBlock; part++)
            {
                var total = sum(quad * parts.PerBlock + part);
                _code.Line($"{total} = {_vector.MultiplyAdd("b0", $"a{quad}_{part}", total)};");
            }
        }

        Advance();
    }

    private TileChain Chain(Run group, Run quads, Run columns) => new(context, epilogue, context.Layout.PendingRecurrence, new TileChain.Shape(
        columns.Size, group.Size * BlockBytes, [.. Enumerable.Repeat(_vector, quads.Size * parts.PerBlock)]));

    private long Start(Run group, int quad, int column) =>
        group.Start * _blocks.Quads * BlockBytes + column * group.Size * BlockBytes + quad * BlockBytes;

    private void EmitAddresses(Run group)
    {
        _code.Line($"var a = p + D + {group.Start * QuadBytes} + quad * {QuadBytes};");
        _code.Line($"var b = p + H + column * {QuadBytes};");
    }

    private void Advance()
    {
        _code.Line($"a += {context.Layout.D.RowBytes};");
        _code.Line($"b += {context.Layout.H.RowBytes};");
    }

    private static void ForEach(int quads, int columns, Action<int, int, int> action)
    {
        for (var quad = 0; quad < quads; quad++)
        {
            for (var row = 0; row < Blocks.Side; row++)
            {
                for (var v = 0; v < columns; v++)
                    action(quad, row, v);
            }
        }
    }
}
