namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes dW = sum over t of da[t] h[t-1]^T for a W in blocks of 4 by 4. The sums run in rows, four at a time, a broadcast da against vectors
/// of h: no lane has to be moved until the sum is complete, and then four rows are dealt out to the blocks that they cross. Columns that fill
/// no whole vector are summed in blocks from the start. Beside the multiply-adds the unit that shuffles lanes is idle, and so the copy of V by
/// columns is made there, a piece for each group of sums.
/// </summary>
internal sealed class BlockOuterProducts(EmitContext context, BlockVectors parts, ColumnCopyEmitter? copy)
{
    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly Blocks _blocks = context.Plan.Blocks!;

    /// <summary>Writes the tiles.</summary>
    public void Emit(IEpilogue epilogue)
    {
        var (vectors, rest) = (_blocks.Quads / parts.BlocksPerVector, _blocks.Quads % parts.BlocksPerVector);
        var tile = context.Plan.BlockTile(_blocks.Quads, vectors);
        copy?.EmitStart();
        foreach (var columns in Run.Cut(vectors, tile.Vectors))
        {
            foreach (var quads in Run.Cut(_blocks.Quads, tile.Rows))
                EmitRows(quads, columns, epilogue);
        }

        copy?.EmitRest();
        if (rest == 0)
            return;
        parts.DeclareOrders(spreadRow: true);
        foreach (var quads in Run.Cut(_blocks.Quads, context.Plan.BlockColumn(_blocks.Quads)))
            EmitColumns(quads, new Run(_blocks.Quads - rest, rest, 1), epilogue);
    }

    private void EmitRows(Run quads, Run columns, IEpilogue epilogue)
    {
        var wide = new Run(columns.Start * parts.BlocksPerVector, columns.Count, columns.Size * parts.BlocksPerVector);
        string Row(int quad, int row, int vector) => $"s{quad}_{row}_{vector}";
        void Start()
        {
            EmitAddresses();
            ForEachRow(quads.Size, (quad, row) =>
            {
                for (var v = 0; v < columns.Size; v++)
                    _code.Line($"var {Row(quad, row, v)} = V.Zero;");
            });
        }

        EmitChain(quads, wide, epilogue, new TileChain.Reduction(
            Start,
            context.Spec.Sequence,
            () => EmitRowStep(quads.Size, columns.Size, Row),
            (column, part) => Row(
                part / parts.PerBlock, (column % parts.BlocksPerVector) * parts.PerBlock + part % parts.PerBlock, column / parts.BlocksPerVector)),
            new Deal(parts.BlocksPerVector, parts.PerBlock, (name, rows) => [.. parts.RowsToBlocks(name, rows).SelectMany(block => block)]), copy is null ? null : copy.EmitPiece);
    }

    /// <summary>Of broadcast and vector factors the fewer are held, the others come one at a time: the sums leave few registers.</summary>
    private void EmitRowStep(int quads, int columns, Func<int, int, int, string> sum)
    {
        void Vector(int v) => _code.Line($"var b{v} = {_vector.Load("b", v)};");
        void Factor(int quad, int row) =>
            _code.Line($"var a{quad}_{row} = {_vector.Broadcast("a", quad * Blocks.QuadBytes + row * sizeof(float))};");
        void Add(int quad, int row, int v) =>
            _code.Line($"{sum(quad, row, v)} = {_vector.MultiplyAdd("b" + v, $"a{quad}_{row}", sum(quad, row, v))};");

        if (quads * Blocks.Side <= columns)
        {
            ForEachRow(quads, Factor);
            for (var v = 0; v < columns; v++)
            {
                Vector(v);
                ForEachRow(quads, (quad, row) => Add(quad, row, v));
            }
        }
        else
        {
            for (var v = 0; v < columns; v++)
                Vector(v);
            ForEachRow(quads, (quad, row) =>
            {
                Factor(quad, row);
                for (var v = 0; v < columns; v++)
                    Add(quad, row, v);
            });
        }

        Advance();
    }

    private void EmitColumns(Run quads, Run columns, IEpilogue epilogue)
    {
        string Sum(int part) => "s" + part;
        void Start()
        {
            EmitAddresses();
            for (var part = 0; part < quads.Size * parts.PerBlock; part++)
                _code.Line($"var {Sum(part)} = V.Zero;");
        }

        EmitChain(quads, columns, epilogue, new TileChain.Reduction(
            Start, context.Spec.Sequence, () => EmitColumnStep(quads.Size, Sum), (_, part) => Sum(part)));
    }

    private void EmitColumnStep(int quads, Func<int, string> sum)
    {
        _code.Line($"var b0 = {parts.Repeat("b")};");
        parts.SpreadRow("a", "a", quads);
        for (var quad = 0; quad < quads; quad++)
        {
            for (var part = 0; part < parts.PerBlock; part++)
            {
                var total = sum(quad * parts.PerBlock + part);
                _code.Line($"{total} = {_vector.MultiplyAdd("b0", $"a{quad}_{part}", total)};");
            }
        }

        Advance();
    }

    private void EmitChain(Run quads, Run columns, IEpilogue epilogue, TileChain.Reduction reduction, Deal? deal = null, Action? aside = null)
    {
        var columnBytes = _blocks.Quads * Blocks.Bytes;
        var shape = new TileShape(columns.Size, columnBytes, [.. Enumerable.Repeat(_vector, quads.Size * parts.PerBlock)], deal);
        new TileChain(context, epilogue, shape, aside).Emit(
            [],
            new TileChain.Loop("quad", quads, Blocks.Bytes),
            ranged: false,
            new TileChain.Loop("column", columns, columnBytes),
            reduction);
    }

    private void EmitAddresses()
    {
        _code.Line($"var a = p + D + quad * {Blocks.QuadBytes};");
        _code.Line($"var b = p + H + column * {Blocks.QuadBytes};");
    }

    private void Advance()
    {
        _code.Line($"a += {context.Layout.D.RowBytes};");
        _code.Line($"b += {context.Layout.H.RowBytes};");
    }

    private static void ForEachRow(int quads, Action<int, int> action)
    {
        for (var quad = 0; quad < quads; quad++)
        {
            for (var row = 0; row < Blocks.Side; row++)
                action(quad, row);
        }
    }
}
