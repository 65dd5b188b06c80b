namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Stores the sums.</summary>
/// <param name="target">Where to.</param>
/// <param name="columns">How the sums' rows are cut.</param>
internal sealed class StoreEpilogue(Region target, Panels columns) : IEpilogue
{
    public void Begin(EmitContext context, string? row, string? panel, string? column) =>
        context.Code.Line($"var result = {Place(context, target, columns, row, panel, column)};");

    public void Finish(EmitContext context, string sum, int row, int vector) =>
        context.Code.Line(context.Vector.Store("result", row * target.RowBytes / context.Vector.VectorBytes + vector, sum));

    /// <summary>The address of a tile in a region, whether its rows are panelled or plain.</summary>
    public static string Place(EmitContext context, Region region, Panels columns, string? row, string? panel, string? column)
    {
        var panelBytes = region.Panels.Count > 1 ? region.PanelBytes : (long)columns.Units * context.Vector.UnitLanes * context.Vector.ElementBytes;
        return Address.Of("p + " + region.Name, (panel, panelBytes), (row, region.RowBytes), (column, context.Vector.VectorBytes));
    }
}
