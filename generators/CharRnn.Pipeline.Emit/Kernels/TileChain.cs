namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes a loop over the tiles of a product, each summed in registers over the steps of the reduction. An epilogue that takes long runs one
/// tile behind: the sums wait in a small buffer in the first-level cache, and between the multiply-adds of the next tile, which keep two
/// pipes busy, the divider works on them. Left to the processor the two would not overlap, for its window is shorter than a tile.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="epilogue">What becomes of the sums.</param>
/// <param name="pending">Where they wait.</param>
/// <param name="shape">The tile.</param>
internal sealed class TileChain(EmitContext context, IEpilogue epilogue, Region pending, TileChain.Shape shape)
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

    /// <summary>Writes the loops.</summary>
    /// <param name="loops">Headers of the loops over the tiles.</param>
    /// <param name="first">Where the first tile lies in the target.</param>
    /// <param name="place">Where the current tile lies in the target, by the variables of the loops.</param>
    /// <param name="start">Writes what precedes the reduction: sums and addresses.</param>
    /// <param name="steps">Steps of the reduction.</param>
    /// <param name="step">Writes one step.</param>
    /// <param name="sum">The variable of a sum, by part and vector.</param>
    /// <param name="complete">Writes what the sums need when the reduction is complete; null: nothing.</param>
    public void Emit(
        IReadOnlyList<string> loops, (string?, long)[] first, (string?, long)[] place, Action start, int steps, Action step, Func<int, int, string> sum,
        Action? complete = null)
    {
        using (_code.Open(""))
        {
            if (_waits)
                EmitNothingPending(first);
            foreach (var loop in loops)
                _code.Open(loop);
            start();
            if (_waits)
            {
                EmitStepsAndPending(steps, step);
                complete?.Invoke();
                ForEachSum((part, v) => _code.Line(shape.Vectors[v].Store("p + " + pending.Name, Slot(part, v), sum(part, v))));
                EmitPointers("", place);
            }
            else
            {
                EmitSteps("l", steps, step);
                complete?.Invoke();
                EmitPointers("var ", place);
                ForEachSum((part, v) =>
                    epilogue.Finish(context, shape.Vectors[v], sum(part, v), part * shape.PartBytes / _vector.VectorBytes + v));
            }

            foreach (var _ in loops)
                _code.Close();
            if (_waits)
                Braced(() => EmitPending(1, null));
        }
    }

    /// <summary>Gradients of zero change nothing, so the first tile can stand in for the one before it.</summary>
    private void EmitNothingPending((string?, long)[] first)
    {
        EmitPointers("var ", first);
        ForEachSum((part, v) => _code.Line(shape.Vectors[v].Store("p + " + pending.Name, Slot(part, v), shape.Vectors[v].Zero)));
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
        _code.Line($"var waiting = p + {pending.Name};");
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
