namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// A row of n elements, padded and cut into panels of equal width. A matrix is stored panel by panel, so that a sweep down one panel reads
/// memory strictly in sequence, and a row of a panel fits the accumulators.
/// </summary>
/// <param name="Count">Panels.</param>
/// <param name="Units">Units of 512 bits in a panel.</param>
internal sealed record Panels(int Count, int Units)
{
    /// <summary>The widest panel. 12 accumulators hide the latency of the multiply-adds and leave room for operands.</summary>
    private const int WidestUnits = 12;

    /// <summary>The fewest panels for n elements, and of those the narrowest.</summary>
    public static Panels For(int elements, int unitLanes)
    {
        var units = (elements + unitLanes - 1) / unitLanes;
        var count = (units + WidestUnits - 1) / WidestUnits;
        return new Panels(count, (units + count - 1) / count);
    }

    /// <summary>Bytes of a row within its panel.</summary>
    public long RowBytes => Units * 64L;

    /// <summary>Units in the whole row.</summary>
    public int TotalUnits => Count * Units;
}
