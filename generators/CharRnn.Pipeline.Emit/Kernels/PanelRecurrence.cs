namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>W by rows and by columns, in panels.</summary>
internal sealed class PanelRecurrence(EmitContext context) : IRecurrence
{
    private readonly MemoryLayout _layout = context.Layout;

    public void EmitForward(Func<int, string> start, Action<int, string> finish) =>
        new SweepEmitter(context, _layout.WColumns!, context.Spec.Hidden).Emit(start, finish);

    public void EmitBackward(Func<int, string> start, Action<int, string> finish) =>
        new SweepEmitter(context, _layout.W, context.Spec.Hidden).Emit(start, finish);

    public IReadOnlyList<IReadOnlyList<int>> Pieces => [Run.Bounds(Run.Cut(context.Spec.Hidden, OuterProducts(new AdaGradEpilogue(context, _layout.W)).Tile.Rows))];

    public void EmitOuterProducts(int piece, IEpilogue epilogue) => new ProductEmitter(context, OuterProducts(epilogue)).Emit();

    private Product OuterProducts(IEpilogue epilogue) => Product.OuterProducts(context, context.Spec.Hidden, _layout.D, "p + H", epilogue);
}
