namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// The sums of the tile before, which wait at <c>pending</c>, in the first-level cache, to be finished between the multiply-adds of the next one.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="epilogue">What becomes of them; its pointers point where they belong.</param>
/// <param name="shape">The tile.</param>
internal sealed class PendingTile(EmitContext context, IEpilogue epilogue, TileShape shape)
{
    private readonly CodeWriter _code = context.Code;
    private readonly int _vectorBytes = context.Vector.VectorBytes;

    /// <summary>
    /// Steps that are written out for each group: enough to spread its sums, without making a long text. Where registers are few, tiles are
    /// small, and so is what waits.
    /// </summary>
    private readonly int _mostSteps = context.Vector.Registers / 4;

    private int Groups => shape.Groups.Parts * shape.Groups.Vectors;

    /// <summary>Whether a reduction is long enough for each group to be finished in some step.</summary>
    public bool Suits(int steps) => steps >= Groups;

    /// <summary>Stores the sums of a tile.</summary>
    public void EmitStore(Func<int, int, string> sum) => shape.ForEach((part, v) =>
        _code.Line(shape.Vectors[v].Store("pending", shape.NumberOf(part, v), sum(part, v))));

    /// <summary>
    /// Writes the steps of a reduction, and among the first of them what finishes the sums, group by group, if <c>waits</c> says that any do.
    /// </summary>
    /// <param name="steps">How many steps there are.</param>
    /// <param name="step">Writes one.</param>
    /// <param name="aside">Writes something besides, after each group.</param>
    public void EmitAmong(int steps, Action step, Action aside)
    {
        var stepsEach = Math.Min(steps / Groups, _mostSteps);
        EmitGroups(() =>
        {
            using (_code.Open("if (waits)"))
            {
                EmitGroup(stepsEach, () =>
                {
                    using (_code.Open(""))
                        step();
                });
            }

            using (_code.Open("else"))
            using (_code.Loop("each", stepsEach))
                step();
            aside();
        });
        var rest = steps - stepsEach * Groups;
        if (rest == 0)
            return;
        using (_code.Loop("rest", rest))
            step();
    }

    /// <summary>Finishes the sums of the last tile.</summary>
    public void EmitAlone() => EmitGroups(() => EmitGroup(1, () => { }));

    private void EmitGroups(Action group)
    {
        var (parts, vectors) = shape.Group;
        using (_code.Open(""))
        {
            _code.Line("var waiting = pending;");
            using (_code.Loop("part", shape.Groups.Parts))
            {
                if (shape.Groups.Vectors == 1)
                {
                    group();
                    Advance(shape.NumberOf(parts, 0), parts * shape.PartBytes);
                    return;
                }

                using (_code.Loop("vector", shape.Groups.Vectors))
                {
                    group();
                    Advance(vectors, vectors * _vectorBytes);
                }

                Advance(shape.NumberOf(parts - 1, 0), parts * shape.PartBytes - shape.Vectors.Count * _vectorBytes);
            }
        }
    }

    private void EmitGroup(int steps, Action step)
    {
        var sums = new SumGroup(context, epilogue, shape, (part, v) => shape.Vectors[v].Load("waiting", shape.NumberOf(part, v)));
        var finishes = sums.Finishes(0, 0);
        for (var n = 0; n < steps; n++)
        {
            step();
            foreach (var finish in finishes.Where((_, v) => v * steps / finishes.Count == n))
                finish();
        }
    }

    private void Advance(int sums, long bytes)
    {
        _code.Line($"waiting += {sums * _vectorBytes};");
        foreach (var (pointer, _) in epilogue.Pointers)
            _code.Line($"{pointer} += {bytes};");
    }
}
