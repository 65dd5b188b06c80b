namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>A product of two matrices, result[row][lane] = start[lane] + sum over l of a[row][l] * b[l][lane].</summary>
internal sealed record Product
{
    /// <summary>Rows of the result.</summary>
    public required int Rows { get; init; }

    /// <summary>Steps of the reduction.</summary>
    public required int Length { get; init; }

    /// <summary>How the result's rows are cut.</summary>
    public required Panels Columns { get; init; }

    /// <summary>The broadcast factors; null: all are 1, and the product is a plain sum.</summary>
    public required Scalars? A { get; init; }

    /// <summary>The vector factors.</summary>
    public required Operand B { get; init; }

    /// <summary>What the sums start from; null: zero.</summary>
    public Operand? Start { get; init; }

    /// <summary>What becomes of the sums.</summary>
    public required IEpilogue Epilogue { get; init; }

    /// <summary>Whether only the <c>panels</c> of the columns that are asked for are wanted.</summary>
    public bool Divided { get; init; }

    /// <summary>Whether only the rows between <c>from</c> and <c>to</c> are asked for.</summary>
    public bool Ranged { get; init; }

    /// <summary>The tile.</summary>
    public required Tile Tile { get; init; }

    /// <summary>The sum over t of left[t] h[t]^T: rows along left, lanes along h.</summary>
    public static Product OuterProducts(EmitContext context, int rows, Region left, string h, IEpilogue epilogue) => new()
    {
        Rows = rows,
        Length = context.Spec.Sequence,
        Columns = context.Plan.Hidden,
        A = new Scalars("p + " + left.Name, context.Vector.ElementBytes, left.RowBytes),
        B = new Operand(h, context.Layout.H.RowBytes, context.Plan.Hidden.RowBytes),
        Divided = true,
        Epilogue = epilogue,
        Tile = context.Plan.TileFor(rows, context.Vector.Row(context.Plan.Hidden), epilogue.TakesLong),
    };

    /// <summary>The sum over t of the rows of a region.</summary>
    public static Product Sums(EmitContext context, Region rows, Panels columns, IEpilogue epilogue) => new()
    {
        Rows = 1,
        Length = context.Spec.Sequence,
        Columns = columns,
        A = null,
        B = new Operand("p + " + rows.Name, rows.RowBytes, columns.RowBytes),
        Epilogue = epilogue,
        Tile = context.Plan.TileFor(1, context.Vector.Row(columns), epilogue.TakesLong),
    };
}
