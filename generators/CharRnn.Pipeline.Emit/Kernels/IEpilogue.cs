namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>What becomes of a product's sums while they are still in registers.</summary>
internal interface IEpilogue
{
    /// <summary>Writes what comes before the first sum of a tile: addresses and constants.</summary>
    /// <param name="context">The kernel being written.</param>
    /// <param name="row">Variable of the tile's first row, or null when there is one row.</param>
    /// <param name="panel">Variable of the panel, or null when there is one panel.</param>
    /// <param name="column">Variable of the tile's first vector within the panel, or null when it is 0.</param>
    void Begin(EmitContext context, string? row, string? panel, string? column);

    /// <summary>Writes what becomes of one sum.</summary>
    /// <param name="context">The kernel being written.</param>
    /// <param name="sum">The variable that holds it.</param>
    /// <param name="row">Row within the tile.</param>
    /// <param name="vector">Vector within the tile.</param>
    void Finish(EmitContext context, string sum, int row, int vector);
}
