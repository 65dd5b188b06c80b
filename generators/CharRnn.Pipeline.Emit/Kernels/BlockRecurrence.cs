namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>W in blocks of 4 by 4: fewer loads than panels, no second copy, no padding beyond the last block.</summary>
internal sealed class BlockRecurrence(EmitContext context) : IRecurrence
{
    private readonly BlockVectors _parts = new(context);
    private readonly int _columnBytes = context.Plan.Blocks!.Quads * Blocks.Bytes;

    public void EmitForward(ForwardStep step)
    {
        if (StaggeredSweep.Suits(context, _parts))
            new StaggeredSweep(context, _parts, step).Emit();
        else
            step.EmitLoop(context.Code, finish => EmitForwardPasses(step.Start, finish));
    }

    public void EmitBackward(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        _parts.DeclareOrders(spread: true);
        var rows = new BlockSweep.Direction(Blocks.Bytes, _columnBytes, _parts.Spread, (name, part) => name + part, _parts.FoldRows);
        new BlockSweep(context, _parts, rows).Emit(start, finish);
    }

    public void EmitOuterProducts(IEpilogue epilogue, ColumnCopyEmitter? copy) => new BlockOuterProducts(context, _parts, copy).Emit(epilogue);

    private void EmitForwardPasses(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        _parts.DeclareOrders(fold: true);
        var columns = new BlockSweep.Direction(
            _columnBytes,
            Blocks.Bytes,
            (name, quad) => context.Code.Line($"var {name} = {_parts.Repeat(quad)};"),
            (name, _) => name,
            _parts.FoldColumns,
            FoldsOneByOne: _parts.BlocksPerVector == 1);
        new BlockSweep(context, _parts, columns).Emit(start, finish);
    }
}
