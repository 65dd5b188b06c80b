namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>W by rows and by columns, in panels.</summary>
internal sealed class PanelRecurrence(EmitContext context) : IRecurrence
{
    private readonly MemoryLayout _layout = context.Layout;

    public void EmitForward(ForwardStep step) => step.EmitLoop(
        context.Code, finish => new SweepEmitter(context, _layout.WColumns!, context.Spec.Hidden).Emit(step.Start, finish));

    public void EmitBackward(Func<int, string> start, Action<int, IReadOnlyList<string>> finish) =>
        new SweepEmitter(context, _layout.W, context.Spec.Hidden).Emit(start, finish);

    public void EmitOuterProducts(IEpilogue epilogue, ColumnCopyEmitter? copy) =>
        new ProductEmitter(context, Product.OuterProducts(context, context.Spec.Hidden, _layout.D, "p + H", epilogue)).Emit();
}
