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

    public void Emit()
    {
        using (_code.Open("for (var n = 0; n < count; n++)"))
        {
            _code.Line("var row = x[firsts[n]];");
            using (_code.Open("for (var panel = panels.From; panel < panels.To; panel++)"))
            {
                foreach (var (columns, vectors) in _vector.RowTiles(context.Plan.Hidden, WidestBlock))
                {
                    using (_code.Open(Run.LoopOver("column", columns)))
                        EmitBlock(vectors);
                }
            }
        }
    }

    private void EmitBlock(IReadOnlyList<VectorCode> vectors)
    {
        var (rowBytes, panelBytes) = (context.Layout.D.RowBytes, context.Plan.Hidden.RowBytes);
        var place = Address.Of("p + D", ("panel", panelBytes), ("column", _vector.VectorBytes));
        _code.Line($"var da = {Address.Of(place, ("firsts[n]", rowBytes))};");
        for (var v = 0; v < vectors.Count; v++)
            _code.Line($"var s{v} = {vectors[v].Load("da", v)};");
        using (_code.Open("for (var t = nexts[firsts[n]]; t >= 0; t = nexts[t])"))
        {
            _code.Line($"da = {Address.Of(place, ("t", rowBytes))};");
            for (var v = 0; v < vectors.Count; v++)
                _code.Line($"s{v} += {vectors[v].Load("da", v)};");
        }

        foreach (var (pointer, region) in epilogue.Pointers)
            _code.Line($"var {pointer} = {Address.Of("p + " + region.Name, ("(long)row", region.RowBytes), ("panel", panelBytes), ("column", _vector.VectorBytes))};");
        for (var v = 0; v < vectors.Count; v++)
            epilogue.Finish(context, vectors[v], "s" + v, v);
    }
}
