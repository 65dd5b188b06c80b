namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes the copy of V by columns in pieces of 16 rows by 4 columns: a vector is loaded in quarters, each from another four rows, so that
/// transposing four by four within the quarters makes whole vectors of a column.
/// </summary>
internal sealed class ColumnCopyEmitter(EmitContext context)
{
    private const int Side = Blocks.Side;

    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly Region _rows = context.Layout.V;
    private readonly Region _columns = context.Layout.VColumns;
    private readonly int _piecesPerUnit = context.Plan.Blocks?.Quads ?? 0;

    /// <summary>How many pieces the whole copy has; 0 where it is not made in pieces: other widths transpose in other ways.</summary>
    public int Pieces => _piecesPerUnit > 0 && _vector.VectorsPerUnit == 1 && context.Plan.Vocabulary.Count == 1
        ? (context.Spec.Vocabulary - context.Plan.Stragglers + _vector.UnitLanes - 1) / _vector.UnitLanes * _piecesPerUnit
        : 0;

    /// <summary>Declares where the copy begins; <c>copies</c> says how many pieces are wanted.</summary>
    public void EmitStart()
    {
        _code.Line($"var from = p + {_rows.Name};");
        _code.Line($"var to = p + {_columns.Name};");
        _code.Line($"var left = {_piecesPerUnit};");
    }

    /// <summary>Writes one piece, if one is left.</summary>
    public void EmitPiece() => EmitPieces("if");

    /// <summary>Writes all pieces that are left.</summary>
    public void EmitRest() => EmitPieces("while");

    private void EmitPieces(string keyword)
    {
        using (_code.Open($"{keyword} (copies > 0)"))
        {
            for (var row = 0; row < Side; row++)
                _code.Line($"var r{row} = {Quarters(row)};");
            EmitTransposed();
            EmitAdvance();
        }
    }

    private void EmitTransposed()
    {
        for (var pair = 0; pair < Side; pair += 2)
        {
            _code.Line($"var low{pair} = Vx.AsDouble(Avx512F.UnpackLow(r{pair}, r{pair + 1}));");
            _code.Line($"var high{pair} = Vx.AsDouble(Avx512F.UnpackHigh(r{pair}, r{pair + 1}));");
        }

        for (var column = 0; column < Side; column++)
        {
            var (pairs, half) = (column < 2 ? "low" : "high", column % 2 == 0 ? "Low" : "High");
            _code.Line($"*(V*)(to + {column * _columns.RowBytes}) = Vx.AsSingle(Avx512F.Unpack{half}({pairs}0, {pairs}2));");
        }
    }

    private void EmitAdvance()
    {
        _code.Line("copies--;");
        _code.Line($"from += {Blocks.QuadBytes};");
        _code.Line($"to += {Side * _columns.RowBytes};");
        using (_code.Open("if (--left == 0)"))
        {
            _code.Line($"left = {_piecesPerUnit};");
            _code.Line($"from += {_vector.UnitLanes * _rows.RowBytes - _piecesPerUnit * Blocks.QuadBytes};");
            _code.Line($"to += {_vector.VectorBytes - _piecesPerUnit * Side * _columns.RowBytes};");
        }
    }

    /// <summary>Four columns of a row, of the row four rows on, and so on.</summary>
    private string Quarters(int row)
    {
        string Quarter(int n) => $"*(Vq*)(from + {(row + n * Side) * _rows.RowBytes})";
        var quarters = $"Vhx.ToVector512Unsafe(Vqx.ToVector256Unsafe({Quarter(0)}))";
        for (var n = 1; n < _vector.UnitLanes / Side; n++)
            quarters = $"Avx512F.InsertVector128({quarters}, {Quarter(n)}, {n})";
        return quarters;
    }
}
