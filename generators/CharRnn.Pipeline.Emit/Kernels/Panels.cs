namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// A row of n elements, padded and cut into panels of equal width. A matrix is stored panel by panel, so that a sweep down one panel reads
/// memory strictly in sequence, and a row of a panel fits the accumulators.
/// </summary>
/// <param name="Count">Panels.</param>
/// <param name="Units">Units of 512 bits in a panel.</param>
/// <param name="EndsInHalf">Whether the elements fill no more than half of the last unit: the other half is neither read nor written.</param>
/// <param name="EndsInQuarter">Whether they fill no more than a quarter of it.</param>
internal sealed record Panels(int Count, int Units, bool EndsInHalf = false, bool EndsInQuarter = false)
{
    /// <summary>The widest panel. 12 accumulators hide the latency of the multiply-adds and leave room for operands.</summary>
    private const int WidestUnits = 12;

    /// <summary>The narrowest panel of several.</summary>
    private const int NarrowestUnits = 8;

    /// <summary>One panel where the elements fit; else the width that pads least, and of those the widest.</summary>
    public static Panels For(int elements, int unitLanes)
    {
        var units = (elements + unitLanes - 1) / unitLanes;
        var last = elements - (units - 1) * unitLanes;
        if (units <= WidestUnits)
            return new Panels(1, units, last * 2 <= unitLanes, last * 4 <= unitLanes);
        return Enumerable.Range(NarrowestUnits, WidestUnits - NarrowestUnits + 1)
            .Reverse()
            .Select(width => new Panels((units + width - 1) / width, width))
            .OrderBy(panels => panels.TotalUnits)
            .First();
    }

    /// <summary>Bytes of a row within its panel.</summary>
    public long RowBytes => Units * 64L;

    /// <summary>Units in the whole row.</summary>
    public int TotalUnits => Count * Units;
}
