namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>What becomes of a product's sums while they are still in registers.</summary>
internal interface IEpilogue
{
    /// <summary>The region that the sums belong to.</summary>
    Region Target { get; }

    /// <summary>Whether it treats odd rows in another way than even ones, so that every tile must start at an even row.</summary>
    bool TellsOddRows { get; }

    /// <summary>Writes what comes before the first sum of a tile: addresses and constants.</summary>
    /// <param name="context">The kernel being written.</param>
    /// <param name="place">Where the tile starts in the region: terms of an address, to be added to the region's own.</param>
    void Begin(EmitContext context, params (string? Variable, long Bytes)[] place);

    /// <summary>Writes what becomes of one sum.</summary>
    /// <param name="context">The kernel being written.</param>
    /// <param name="sum">The variable that holds it.</param>
    /// <param name="index">Its vector, counted from where the tile starts.</param>
    /// <param name="odd">Whether it stands in an odd row, or an odd column of blocks.</param>
    void Finish(EmitContext context, string sum, long index, bool odd);
}
