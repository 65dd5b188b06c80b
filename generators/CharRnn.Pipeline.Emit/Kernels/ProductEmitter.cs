namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes a <see cref="Product"/> as loops over register tiles. Each sum runs through the reduction in order, so the bits do not depend on
/// how the result is cut into tiles.
/// </summary>
internal sealed class ProductEmitter(EmitContext context, Product product)
{
    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private string? _panel;

    /// <summary>Writes the loops.</summary>
    public void Emit()
    {
        if (product.Columns.Count == 1)
        {
            EmitTiles();
            return;
        }

        _panel = "panel";
        using (_code.Loop(_panel, product.Columns.Count))
            EmitTiles();
    }

    private void EmitTiles()
    {
        var inPairs = product.Epilogue.TellsOddRows;
        var tile = context.Plan.TileFor(product.Rows, product.Columns, inPairs);
        foreach (var columns in Run.Cut(product.Columns.Units * _vector.VectorsPerUnit, tile.Vectors))
        {
            foreach (var rows in Run.Cut(product.Rows, tile.Rows, inPairs))
                EmitTile(rows, columns);
        }
    }

    private void EmitTile(Run rows, Run columns)
    {
        using (_code.Open(Run.LoopOver("row", rows)))
        using (_code.Open(Run.LoopOver("column", columns)))
        {
            EmitStart(rows.Size, columns.Size);
            EmitReduction(rows.Size, columns.Size);
            var target = product.Epilogue.Target;
            var panelBytes = target.Panels.Count > 1 ? target.PanelBytes : product.Columns.RowBytes;
            product.Epilogue.Begin(context, (_panel, panelBytes), ("row", target.RowBytes), ("column", _vector.VectorBytes));
            ForEachSum(rows.Size, columns.Size, (row, vector) =>
                product.Epilogue.Finish(context, Sum(row, vector), row * target.RowBytes / _vector.VectorBytes + vector, row % 2 == 1));
        }
    }

    private void EmitStart(int rows, int columns)
    {
        if (product.A is not null)
            _code.Line($"var a = {Address.Of(product.A.Start, ("row", product.A.RowBytes))};");
        _code.Line($"var b = {At(product.B)};");
        if (product.Start is not null)
            _code.Line($"var start = {At(product.Start)};");
        ForEachSum(rows, columns, (row, vector) =>
            _code.Line($"var {Sum(row, vector)} = {(product.Start is null ? "V.Zero" : _vector.Load("start", vector))};"));
    }

    private void EmitReduction(int rows, int columns)
    {
        using (_code.Loop("l", product.Length))
        {
            for (var vector = 0; vector < columns; vector++)
                _code.Line($"var b{vector} = {_vector.Load("b", vector)};");
            for (var row = 0; row < rows; row++)
                EmitRow(row, columns);
            if (product.A is not null)
                _code.Line($"a += {product.A.StepBytes};");
            _code.Line($"b += {product.B.StepBytes};");
        }
    }

    private void EmitRow(int row, int columns)
    {
        if (product.A is not null)
            _code.Line($"var a{row} = {_vector.Broadcast("a", row * product.A.RowBytes)};");
        for (var vector = 0; vector < columns; vector++)
        {
            var sum = Sum(row, vector);
            _code.Line(product.A is null
                ? $"{sum} += b{vector};"
                : $"{sum} = {VectorCode.MultiplyAdd("b" + vector, "a" + row, sum)};");
        }
    }

    private string At(Operand operand) =>
        Address.Of(operand.Start, (_panel, operand.PanelBytes), ("column", _vector.VectorBytes));

    private static string Sum(int row, int vector) => $"s{row}_{vector}";

    private static void ForEachSum(int rows, int columns, Action<int, int> action)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var vector = 0; vector < columns; vector++)
                action(row, vector);
        }
    }
}
