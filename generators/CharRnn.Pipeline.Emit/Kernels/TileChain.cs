namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes a loop over the tiles of a product, each summed in registers over the steps of the reduction. An epilogue that takes long runs one
/// tile behind: the sums wait in a small buffer in the first-level cache, and between the multiply-adds of the next tile, which keep two
/// pipes busy, the divider works on them. Left to the processor the two would not overlap, for its window is shorter than a tile.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="epilogue">What becomes of the sums; those that wait lie at <c>pending</c>.</param>
/// <param name="shape">The tile.</param>
internal sealed class TileChain(EmitContext context, IEpilogue epilogue, TileChain.Shape shape)
{
    /// <summary>Steps that are written out for each part: enough to spread its vectors, without making a long text.</summary>
    private const int MostSteps = 6;

    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly bool _waits = epilogue.TakesLong && context.Spec.Sequence >= shape.Parts;

    /// <summary>The sums of a tile: parts that lie apart in memory, each of some vectors side by side.</summary>
    /// <param name="Parts">How many.</param>
    /// <param name="PartBytes">From one to the next in the target.</param>
    /// <param name="Vectors">The vectors of a part.</param>
    internal sealed record Shape(int Parts, long PartBytes, IReadOnlyList<VectorCode> Vectors);

    /// <summary>One of the two loops over the tiles.</summary>
    /// <param name="Variable">Its variable.</param>
    /// <param name="Run">The tiles.</param>
    /// <param name="Bytes">From one row, quad or vector to the next in the target.</param>
    internal sealed record Loop(string Variable, Run Run, long Bytes);

    /// <summary>The reduction of one tile.</summary>
    /// <param name="Start">Writes what precedes it: sums and addresses.</param>
    /// <param name="Length">Its steps.</param>
    /// <param name="Step">Writes one step.</param>
    /// <param name="Complete">Writes what the sums need when it is complete; null: nothing.</param>
    /// <param name="Sum">The variable of a sum, by part and vector.</param>
    internal sealed record Reduction(Action Start, int Length, Action Step, Action? Complete, Func<int, int, string> Sum);

    /// <summary>Writes the loops.</summary>
    /// <param name="place">Where they start in the target.</param>
    /// <param name="rows">The outer loop.</param>
    /// <param name="ranged">Whether only the rows between <c>from</c> and <c>to</c> are asked for.</param>
    /// <param name="columns">The inner loop.</param>
    /// <param name="reduction">The body.</param>
    public void Emit((string?, long)[] place, Loop rows, bool ranged, Loop columns, Reduction reduction)
    {
        using (_code.Open(""))
        {
            EmitRange(rows.Run, ranged);
            using (_code.Open(ranged ? "if (first < last)" : ""))
            {
                if (_waits)
                    EmitNothingPending([.. place, ("first", rows.Bytes), ("", columns.Run.Start * columns.Bytes)]);
                using (_code.Open($"for (var {rows.Variable} = first; {rows.Variable} < last; {rows.Variable} += {rows.Run.Size})"))
                using (_code.Open(Run.LoopOver(columns.Variable, columns.Run)))
                    EmitTile([.. place, (rows.Variable, rows.Bytes), (columns.Variable, columns.Bytes)], reduction);
                if (_waits)
                    Braced(() => EmitPending(1, null));
            }
        }
    }

    private void EmitRange(Run rows, bool ranged)
    {
        var end = rows.Start + rows.Count * rows.Size;
        _code.Line(ranged ? $"var first = Math.Max(from, {rows.Start});" : $"const int first = {rows.Start};");
        _code.Line(ranged ? $"var last = Math.Min(to, {end});" : $"const int last = {end};");
    }

    private void EmitTile((string?, long)[] place, Reduction reduction)
    {
        reduction.Start();
        if (_waits)
        {
            EmitStepsAndPending(reduction.Length, reduction.Step);
            reduction.Complete?.Invoke();
            ForEachSum((part, v) => _code.Line(shape.Vectors[v].Store("pending", Slot(part, v), reduction.Sum(part, v))));
            EmitPointers("", place);
        }
        else
        {
            EmitSteps("l", reduction.Length, reduction.Step);
            reduction.Complete?.Invoke();
            EmitPointers("var ", place);
            ForEachSum((part, v) =>
                epilogue.Finish(context, shape.Vectors[v], reduction.Sum(part, v), part * shape.PartBytes / _vector.VectorBytes + v));
        }
    }

    /// <summary>Gradients of zero change nothing, so the first tile can stand in for the one before it.</summary>
    private void EmitNothingPending((string?, long)[] first)
    {
        EmitPointers("var ", first);
        ForEachSum((part, v) => _code.Line(shape.Vectors[v].Store("pending", Slot(part, v), shape.Vectors[v].Zero)));
    }

    private void EmitStepsAndPending(int steps, Action step)
    {
        var stepsPerPart = Math.Min(steps / shape.Parts, MostSteps);
        Braced(() => EmitPending(stepsPerPart, step));
        EmitSteps("rest", steps - stepsPerPart * shape.Parts, step);
    }

    /// <summary>Finishes the pending sums part by part, their vectors spread evenly over some steps of the reduction.</summary>
    private void EmitPending(int stepsPerPart, Action? step)
    {
        _code.Line($"var waiting = pending;");
        using (_code.Loop("part", shape.Parts))
        {
            var vectors = shape.Vectors.Count;
            for (var n = 0; n < stepsPerPart; n++)
            {
                if (step is not null)
                    Braced(step);
                for (var v = 0; v < vectors; v++)
                {
                    if (v * stepsPerPart / vectors == n)
                        EmitPendingSum(v);
                }
            }

            _code.Line($"waiting += {vectors * _vector.VectorBytes};");
            foreach (var (pointer, _) in epilogue.Pointers)
                _code.Line($"{pointer} += {shape.PartBytes};");
        }
    }

    private void EmitPendingSum(int v)
    {
        _code.Line($"var g{v} = {shape.Vectors[v].Load("waiting", v)};");
        epilogue.Finish(context, shape.Vectors[v], "g" + v, v);
    }

    private void EmitSteps(string variable, int steps, Action step)
    {
        if (steps == 0)
            return;
        using (_code.Loop(variable, steps))
            step();
    }

    private void EmitPointers(string declaration, (string?, long)[] place)
    {
        foreach (var (pointer, region) in epilogue.Pointers)
            _code.Line($"{declaration}{pointer} = {Address.Of("p + " + region.Name, place)};");
    }

    private void Braced(Action write)
    {
        using (_code.Open(""))
            write();
    }

    private void ForEachSum(Action<int, int> action)
    {
        for (var part = 0; part < shape.Parts; part++)
        {
            for (var v = 0; v < shape.Vectors.Count; v++)
                action(part, v);
        }
    }

    private int Slot(int part, int vector) => part * shape.Vectors.Count + vector;
}
