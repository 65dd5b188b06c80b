namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes dU[:,x[t]] += da[t] for the symbols that occur, each column summed over the chain of its places in the sequence.
/// The other columns have a zero gradient, and AdaGrad leaves them as they are: passing them by is exact.
/// </summary>
internal sealed class SymbolColumnsEmitter(EmitContext context, IEpilogue epilogue)
{
    /// <summary>Vectors summed at a time.</summary>
    private const int WidestBlock = 8;

    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly IReadOnlyList<VectorCode> _row = context.Vector.Row(context.Plan.Hidden);

    public void Emit()
    {
        using (_code.Open("for (var n = 0; n < count; n++)"))
        {
            _code.Line("var row = x[firsts[n]];");
            using (_code.Open("for (var panel = panels.From; panel < panels.To; panel++)"))
            {
                foreach (var run in Run.Cut(_row.Count, WidestBlock))
                {
                    using (_code.Open(Run.LoopOver("column", run)))
                        EmitBlock(run.Size);
                }
            }
        }
    }

    private void EmitBlock(int vectors)
    {
        var (rowBytes, panelBytes) = (context.Layout.D.RowBytes, context.Plan.Hidden.RowBytes);
        var place = Address.Of("p + D", ("panel", panelBytes), ("column", _vector.VectorBytes));
        _code.Line($"var da = {Address.Of(place, ("firsts[n]", rowBytes))};");
        for (var v = 0; v < vectors; v++)
            _code.Line($"var s{v} = {_vector.Load("da", v)};");
        using (_code.Open("for (var t = nexts[firsts[n]]; t >= 0; t = nexts[t])"))
        {
            _code.Line($"da = {Address.Of(place, ("t", rowBytes))};");
            for (var v = 0; v < vectors; v++)
                _code.Line($"s{v} += {_vector.Load("da", v)};");
        }

        foreach (var (pointer, region) in epilogue.Pointers)
            _code.Line($"var {pointer} = {Address.Of("p + " + region.Name, ("(long)row", region.RowBytes), ("panel", panelBytes), ("column", _vector.VectorBytes))};");
        for (var v = 0; v < vectors; v++)
            epilogue.Finish(context, _vector, "s" + v, v);
    }
}
