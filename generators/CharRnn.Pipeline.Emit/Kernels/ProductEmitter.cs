namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes a <see cref="Product"/> as loops over register tiles. Each sum runs through the reduction in order, so the bits do not depend on
/// how the result is cut into tiles.
/// </summary>
internal sealed class ProductEmitter(EmitContext context, Product product)
{
    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly bool _endsInCorners = TileCorners.Suit(context, product);
    private string? _panel;
    private TileCorners? _corners;

    /// <summary>Writes the loops.</summary>
    public void Emit()
    {
        if (product.Columns.Count == 1)
        {
            EmitTiles();
            return;
        }

        _panel = "panel";
        using (product.Divided ? _code.Open("for (var panel = panels.From; panel < panels.To; panel++)") : _code.Loop(_panel, product.Columns.Count))
            EmitTiles();
    }

    private void EmitTiles()
    {
        if (_endsInCorners)
            new BlockVectors(context).DeclareOrders(spread: true);
        foreach (var (columns, vectors) in _vector.RowTiles(product.Columns, product.Tile.Vectors))
        {
            foreach (var rows in Run.Cut(product.Rows, product.Tile.Rows))
                EmitTileRun(rows, columns, vectors);
        }
    }

    private void EmitTileRun(Run rows, Run columns, IReadOnlyList<VectorCode> vectors)
    {
        var target = product.Epilogue.Target;
        var panelBytes = target.Panels.Count > 1 ? target.PanelBytes : product.Columns.RowBytes;
        var shape = new TileShape(rows.Size, target.RowBytes, vectors);
        _corners = _endsInCorners && vectors[vectors.Count - 1] == _vector.Half ? new TileCorners(context, rows.Size) : null;
        new TileChain(context, product.Epilogue, shape).Emit(
            [(_panel, panelBytes)],
            new TileChain.Loop("row", rows, target.RowBytes),
            product.Ranged,
            new TileChain.Loop("column", columns, _vector.VectorBytes),
            new TileChain.Reduction(
                () => EmitStart(rows.Size, vectors),
                product.Length,
                () => EmitStep(rows.Size, vectors),
                Sum,
                () => _corners?.EmitEnd(row => Sum(row, vectors.Count - 1))));
    }

    private void EmitStart(int rows, IReadOnlyList<VectorCode> vectors)
    {
        if (product.A is not null)
            _code.Line($"var a = {Address.Of(product.A.Start, ("row", product.A.RowBytes))};");
        _code.Line($"var b = {At(product.B)};");
        if (product.Start is not null)
            _code.Line($"var start = {At(product.Start)};");
        for (var row = 0; row < rows; row++)
        {
            for (var v = 0; v < OwnVectors(row, vectors); v++)
                _code.Line($"var {Sum(row, v)} = {(product.Start is null ? vectors[v].Zero : vectors[v].Load("start", v))};");
        }

        _corners?.EmitStart();
    }

    private void EmitStep(int rows, IReadOnlyList<VectorCode> vectors)
    {
        for (var v = 0; v < OwnVectors(rows - 1, vectors); v++)
            _code.Line($"var b{v} = {vectors[v].Load("b", v)};");
        for (var row = 0; row < rows; row++)
            EmitRow(row, vectors);
        _corners?.EmitStep("a", $"b + {(vectors.Count - 1) * _vector.VectorBytes}");
        if (product.A is not null)
            _code.Line($"a += {product.A.StepBytes};");
        _code.Line($"b += {product.B.StepBytes};");
    }

    private void EmitRow(int row, IReadOnlyList<VectorCode> vectors)
    {
        if (product.A is not null)
            _code.Line($"var a{row} = {_vector.Broadcast("a", row * product.A.RowBytes)};");
        for (var v = 0; v < OwnVectors(row, vectors); v++)
        {
            var sum = Sum(row, v);
            _code.Line(product.A is null
                ? $"{sum} += b{v};"
                : $"{sum} = {vectors[v].MultiplyAdd("b" + v, vectors[v].Narrowed(_vector, "a" + row), sum)};");
        }
    }

    /// <summary>How many vectors of a row it does not share with others.</summary>
    private int OwnVectors(int row, IReadOnlyList<VectorCode> vectors) => vectors.Count - (row < _corners?.Rows ? 1 : 0);

    private string At(Operand operand) =>
        Address.Of(operand.Start, (_panel, operand.PanelBytes), ("column", _vector.VectorBytes));

    private static string Sum(int row, int vector) => $"s{row}_{vector}";
}
