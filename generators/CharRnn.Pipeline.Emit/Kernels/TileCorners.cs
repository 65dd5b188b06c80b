namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// The last columns of a tile where they fill no more than a quarter of a vector: three or four rows share one, a quarter each, instead of taking
/// half a vector each. Every sum still runs through the reduction in order, so the bits are those of any other tile.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="rows">Rows of the tile.</param>
internal sealed class TileCorners(EmitContext context, int rows)
{
    /// <summary>Two rows take no less time together than in half a vector each.</summary>
    private const int FewestRows = 3;

    private const int MostRows = Blocks.Side;

    private readonly CodeWriter _code = context.Code;
    private readonly BlockVectors _parts = new(context);

    /// <summary>Rows that share vectors, the first ones of the tile.</summary>
    public int Rows { get; } = rows % MostRows >= FewestRows ? rows : rows - rows % MostRows;

    private int Count => (Rows + MostRows - 1) / MostRows;

    /// <summary>
    /// Whether a product's rows end in such columns, and the factors of neighbouring rows lie side by side: to put those together that lie apart
    /// takes more time than it saves.
    /// </summary>
    public static bool Suit(EmitContext context, Product product) =>
        product is { A.RowBytes: sizeof(float), Start: null, Columns.EndsInQuarter: true }
        && context.Vector.Half is { ElementBytes: sizeof(float) };

    /// <summary>Declares the sums.</summary>
    public void EmitStart()
    {
        for (var n = 0; n < Count; n++)
            _code.Line($"var corner{n} = V.Zero;");
    }

    /// <summary>Adds a step.</summary>
    /// <param name="factors">Where the rows' factors lie.</param>
    /// <param name="columns">Where the columns lie.</param>
    public void EmitStep(string factors, string columns)
    {
        if (Count > 0)
            _code.Line($"var columns = {_parts.Repeat(columns)};");
        for (var n = 0; n < Count; n++)
        {
            _parts.Spread($"factors{n}_", $"{factors} + {n * Blocks.QuadBytes}");
            _code.Line($"corner{n} = {context.Vector.MultiplyAdd("columns", $"factors{n}_0", "corner" + n)};");
        }
    }

    /// <summary>Declares the sums as those of single rows.</summary>
    /// <param name="sum">The variable of a row's sum.</param>
    public void EmitEnd(Func<int, string> sum)
    {
        for (var row = 0; row < Rows; row++)
            _code.Line($"var {sum(row)} = Vqx.ToVector256(Avx512F.ExtractVector128(corner{row / MostRows}, {row % MostRows}));");
    }
}
