namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Writes the offsets of the memory block, and the description by which the base class finds the tensors in it.</summary>
internal sealed class LayoutEmitter(EmitContext context)
{
    private readonly CodeWriter _code = context.Code;
    private readonly MemoryLayout _layout = context.Layout;
    private readonly VectorCode _vector = context.Vector;

    public void Emit()
    {
        foreach (var region in _layout.Regions)
            _code.Line($"private const {(region.Offset > int.MaxValue ? "long" : "int")} {region.Name} = {region.Offset};");
        _code.Line();
        var place = 0;
        foreach (var (name, _) in context.Constants.Entries)
            _code.Line($"private const int {name} = Constants + {place++ * _vector.ElementBytes};");
        _code.Line();
        using (_code.Open("private static readonly KernelLayout Layout = new()"))
            EmitLayout();
        _code.Line(";");
    }

    private void EmitLayout()
    {
        _code.Line($"Bytes = {_layout.Bytes}L,");
        _code.Line("Constants = Constants,");
        _code.Line($"ConstantValues = [{string.Join(", ", context.Constants.Entries.Select(entry => entry.Value))}],");
        _code.Line("Hidden = H,");
        _code.Line($"HiddenRowBytes = {_layout.H.RowBytes},");
        _code.Line("Scores = G,");
        _code.Line($"ScoreElements = {Elements(_layout.G)},");
        _code.Line("Losses = Losses,");
        _code.Line("Pending = Pending,");
        _code.Line($"PendingBytes = {_layout.Pending.RowBytes},");
        _code.Line($"Panels = {context.Plan.Hidden.Count},");
        _code.Line($"StepParts = [{string.Join(", ", context.Plan.StepParts)}],");
        _code.Line($"MiddleStep = {context.Plan.MiddleStep},");
        _code.Line($"CallerRows = {context.Plan.CallerRows},");
        _code.Line($"CopyPieces = {new ColumnCopyEmitter(context).Pieces},");
        _code.Line($"ScorePadding = new(C, {context.Spec.Vocabulary}, {context.Plan.Vocabulary.TotalUnits * _vector.UnitLanes}),");
        _code.Line("Transposes =");
        _code.Line("[");
        if (_layout.WColumns is not null)
            Transpose(context.Spec.Hidden, _layout.W, _layout.WColumns);
        Transpose(context.Spec.Vocabulary - context.Plan.Stragglers, _layout.V, _layout.VColumns);
        _code.Line("],");
        _code.Line("Views =");
        _code.Line("[");
        foreach (var (buffer, regionOf) in Buffers())
        {
            PanelView("U", buffer, regionOf(_layout.U), lanesAlongRows: true);
            RecurrentView(buffer, regionOf(_layout.W));
            PanelView("V", buffer, regionOf(_layout.V), lanesAlongRows: false);
            PanelView("b", buffer, regionOf(_layout.B), lanesAlongRows: false);
            PanelView("c", buffer, regionOf(_layout.C), lanesAlongRows: false);
        }

        if (_layout.WColumns is not null)
            PanelView("W", "Parameters", _layout.WColumns, lanesAlongRows: true);
        PanelView("V", "Parameters", _layout.VColumns, lanesAlongRows: true);
        _code.Line("],");
    }

    private IEnumerable<(string Buffer, Func<Region, Region> RegionOf)> Buffers() =>
    [
        ("Parameters", master => master),
        ("OptimizerMemory", master => _layout.Memory[master]),
        ("Gradients", master => _layout.Gradients[master]),
    ];

    private void Transpose(int rows, Region from, Region to) =>
        _code.Line($"    new({rows}, {context.Spec.Hidden}, {from.Name}, {from.Rows}, {PanelLanes(from)}, {to.Name}, {to.Rows}, {PanelLanes(to)}),");

    private void RecurrentView(string buffer, Region region)
    {
        if (context.Plan.Blocks is not { } blocks)
        {
            PanelView("W", buffer, region, lanesAlongRows: false);
            return;
        }

        _code.Line($"    new BlockView(\"W\", KernelBuffer.{buffer}, {region.Name}, {Elements(region)}, {blocks.Quads}),");
    }

    private void PanelView(string tensor, string buffer, Region region, bool lanesAlongRows) => _code.Line(
        $"    new PanelView(\"{tensor}\", KernelBuffer.{buffer}, {region.Name}, {Elements(region)}, "
        + $"{region.Rows}, {PanelLanes(region)}, {(lanesAlongRows ? "true" : "false")}),");

    private long PanelLanes(Region region) => region.RowBytes / _vector.ElementBytes;

    private long Elements(Region region) => region.Bytes / _vector.ElementBytes;
}
