namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// The vanilla cell, h[t] = tanh(W h[t-1] + U[:,x[t]] + b). Only the two recurrences over h run step by step; everything else is a product
/// over all T columns at once, before or after the sweep, with the optimiser in its epilogue.
/// </summary>
internal sealed class RnnCellEmitter(EmitContext context) : ICellEmitter
{
    private const string Update = "Update";

    private readonly CodeWriter _code = context.Code;
    private readonly MemoryLayout _layout = context.Layout;
    private readonly VectorCode _vector = context.Vector;
    private readonly IRecurrence _recurrence = context.Plan.Blocks is null ? new PanelRecurrence(context) : new BlockRecurrence(context);
    private readonly int _hidden = context.Spec.Hidden;
    private readonly int _vocabulary = context.Spec.Vocabulary;
    private readonly int _sequence = context.Spec.Sequence;
    private readonly Panels _hiddenPanels = context.Plan.Hidden;
    private readonly Panels _vocabularyPanels = context.Plan.Vocabulary;

    /// <summary>Writes the methods of the emitted class.</summary>
    public void Emit()
    {
        EmitForwardSweep();
        EmitOutputLayer(once: false);
        EmitOutputLayer(once: true);
        new SoftmaxEmitter(context).Emit();
        EmitBackProjection();
        EmitBackwardSweep();
        EmitWeights("Gradient", "Stores the gradients", master => new StoreEpilogue(_layout.Gradients[master]));
        EmitWeights(Update, "Clips the gradients and takes one AdaGrad step", master => new AdaGradEpilogue(context, master));
    }

    private void EmitForwardSweep()
    {
        var h = _layout.H;
        using (context.Method("h[t] = tanh(W h[t-1] + U[:,x[t]] + b), for some steps.", "void ForwardSweep(int* x, int from, int to, PanelRange panels, int* done)"))
        {
            _code.Line("var p = Memory;");
            _recurrence.EmitForward(new ForwardStep(
                () =>
                {
                    _code.Line($"var vector = {Address.Of("p + H", ("t", h.RowBytes))};");
                    _code.Line($"var next = vector + {h.RowBytes};");
                    _code.Line($"var u = {Address.Of("p + U", ("(long)x[t]", _layout.U.RowBytes))};");
                    _code.Line("var down = (t & 1) != 0;");
                },
                v => $"{_vector.Load("u + lane", v)} + {_vector.Load("p + B + lane", v)}",
                EmitTanh));
        }
    }

    private void EmitTanh(string row, int first, IReadOnlyList<string> sums)
    {
        using (_code.Open(""))
        {
            for (var n = 0; n < sums.Count; n++)
                _code.Line($"var a{n} = {sums[n]};");
            new ElementaryFunctions(context, sums.Count).Tanh();
            for (var n = 0; n < sums.Count; n++)
                _code.Line(_vector.Store(row + " + lane", first + n, "e" + n));
        }
    }

    private void EmitOutputLayer(bool once)
    {
        var (h, columns, g) = (_layout.H, _layout.VColumns, _layout.G);
        using (once
                   ? context.Method("o = V h + c for the first step alone.", "void OutputLayerOnce()")
                   : context.Method("o[t] = V h[t] + c, for some steps.", "void OutputLayer(int from, int to)"))
        {
            _code.Line("var p = Memory;");
            EmitProduct(new Product
            {
                Rows = once ? 1 : _sequence,
                Ranged = !once,
                Length = _hidden,
                Columns = context.Plan.Scores,
                A = new Scalars($"p + H + {h.RowBytes}", h.RowBytes, _vector.ElementBytes),
                B = new Operand("p + VColumns", columns.RowBytes, columns.PanelBytes),
                Start = new Operand("p + C", 0, _vocabularyPanels.RowBytes),
                Epilogue = new StoreEpilogue(g),
                Tile = once ? context.Plan.TileFor(1, _vector.Row(context.Plan.Scores), takesLong: false) : context.Plan.OutputTile,
            });
            new StragglerEmitter(context).Emit(once ? "0" : "from", once ? "1" : "to");
        }
    }

    private void EmitBackProjection()
    {
        using (context.Method("dh[t] = V^T g[t], for some steps.", "void BackProjection(int from, int to, PanelRange panels)"))
        {
            _code.Line("var p = Memory;");
            EmitProduct(new Product
            {
                Rows = _sequence,
                Ranged = true,
                Length = _vocabulary,
                Columns = _hiddenPanels,
                Divided = true,
                A = new Scalars("p + G", _layout.G.RowBytes, _vector.ElementBytes),
                B = new Operand("p + " + _layout.V.Name, _layout.V.RowBytes, _layout.V.PanelBytes),
                Epilogue = new StoreEpilogue(_layout.D),
                Tile = context.Plan.BackProjectionTile,
            });
        }
    }

    private void EmitBackwardSweep()
    {
        var (h, d) = (_layout.H, _layout.D);
        using (context.Method("da[t] = (dh[t] + W^T da[t+1]) * (1 - h[t]^2) in place of dh, from the last of some steps to the first.", "void BackwardSweep(int from, int to, PanelRange panels)"))
        {
            _code.Line("var p = Memory;");
            _code.Line($"var one = {context.Constants["One"]};");
            _code.Line($"var last = Math.Min(to, {_sequence - 1});");
            _code.Line($"var vector = {Address.Of("p + D", ("last", d.RowBytes))};");
            _code.Line($"var h = {Address.Of("p + H", ("", h.RowBytes), ("last", h.RowBytes))};");
            using (_code.Open($"if (to == {_sequence})"))
            using (_code.Open($"for (var lane = panels.From * {_hiddenPanels.RowBytes}; lane < panels.To * {_hiddenPanels.RowBytes}; lane += {_vector.VectorBytes})"))
                EmitTanhSlopes("vector + lane", 0, [_vector.Load("vector + lane")]);
            using (_code.Open("for (var t = last; t > from; t--)"))
            {
                _code.Line($"var previous = vector - {d.RowBytes};");
                _code.Line($"h -= {h.RowBytes};");
                _code.Line("var down = (t & 1) != 0;");
                _recurrence.EmitBackward(
                    v => _vector.Load("previous + lane", v),
                    (first, sums) => EmitTanhSlopes("previous + lane", first, sums));
                _code.Line("vector = previous;");
            }
        }
    }

    private void EmitTanhSlopes(string target, int first, IReadOnlyList<string> values)
    {
        for (var v = first; v < first + values.Count; v++)
        {
            var h = _vector.Load("h + lane", v);
            _code.Line(_vector.Store(target, v, $"{values[v - first]} * {_vector.NegatedMultiplyAdd(h, h, "one")}"));
        }
    }

    private void EmitWeights(string verb, string summary, Func<Region, IEpilogue> epilogue)
    {
        var g = _layout.G;
        using (context.Method($"{summary} dV = sum g[t] h[t]^T and dc = sum g[t].", $"void {verb}Output(byte* pending, PanelRange panels, int from, int to)"))
        {
            _code.Line("var p = Memory;");
            EmitProduct(Product.OuterProducts(context, _vocabulary, g, $"p + H + {_layout.H.RowBytes}", epilogue(_layout.V)) with { Ranged = true });
            using (_code.Open("if (panels.From + from == 0)"))
                EmitProduct(Product.Sums(context, g, _vocabularyPanels, epilogue(_layout.C)));
        }

        var copy = new ColumnCopyEmitter(context);
        var copies = verb == Update ? ", int copies" : "";
        using (context.Method($"{summary} dW = sum da[t] h[t-1]^T and db = sum da[t].", $"void {verb}Recurrence(byte* pending, PanelRange panels{copies})"))
        {
            _code.Line("var p = Memory;");
            _recurrence.EmitOuterProducts(epilogue(_layout.W), verb == Update && copy.Pieces > 0 ? copy : null);
            EmitProduct(Product.Sums(context, _layout.D, _hiddenPanels, epilogue(_layout.B)) with { Divided = true });
        }

        using (context.Method(
            $"{summary} dU[:,x[t]] = sum da[t] of the symbols that occur: first places, and from each place the next one.",
            $"void {verb}Input(int* x, int* firsts, int* nexts, int count, PanelRange panels)"))
        {
            _code.Line("var p = Memory;");
            new SymbolColumnsEmitter(context, epilogue(_layout.U)).Emit();
        }
    }

    private void EmitProduct(Product product) => new ProductEmitter(context, product).Emit();
}
