namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes a loop over the tiles of a product, each summed in registers over the steps of the reduction. An epilogue that takes long runs one
/// tile behind: the sums wait, and between the multiply-adds of the next tile, which keep two pipes busy, the divider works on them. Left to
/// the processor the two would not overlap, for its window is shorter than a tile.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="epilogue">What becomes of the sums.</param>
/// <param name="shape">The tile.</param>
/// <param name="aside">Writes something besides for each group of sums that waits; null: nothing.</param>
internal sealed class TileChain(EmitContext context, IEpilogue epilogue, TileShape shape, Action? aside = null)
{
    private readonly CodeWriter _code = context.Code;

    /// <summary>One of the two loops over the tiles.</summary>
    /// <param name="Variable">Its variable.</param>
    /// <param name="Run">The tiles.</param>
    /// <param name="Bytes">From one row, quad or vector to the next in the target.</param>
    internal sealed record Loop(string Variable, Run Run, long Bytes);

    /// <summary>The reduction of one tile.</summary>
    /// <param name="Start">Writes what precedes it: sums and addresses.</param>
    /// <param name="Length">Its steps.</param>
    /// <param name="Step">Writes one step.</param>
    /// <param name="Sum">The variable of a sum, by part and vector.</param>
    /// <param name="End">Writes what follows the steps, where not all sums have a variable until then; null: nothing.</param>
    internal sealed record Reduction(Action Start, int Length, Action Step, Func<int, int, string> Sum, Action? End = null);

    /// <summary>Writes the loops.</summary>
    /// <param name="place">Where they start in the target.</param>
    /// <param name="rows">The outer loop.</param>
    /// <param name="ranged">Whether only the rows between <c>from</c> and <c>to</c> are asked for.</param>
    /// <param name="columns">The inner loop.</param>
    /// <param name="reduction">The body.</param>
    public void Emit((string?, long)[] place, Loop rows, bool ranged, Loop columns, Reduction reduction)
    {
        var tile = new PendingTile(context, epilogue, shape);
        var tiles = rows.Run.Count * columns.Run.Count;
        var pending = epilogue.TakesLong && tiles > 1 && tile.Suits(reduction.Length) ? tile : null;
        using (_code.Open(""))
        {
            EmitRange(rows.Run, ranged);
            using (_code.Open(ranged ? "if (first < last)" : ""))
            {
                if (pending is not null)
                {
                    // Set anew where a tile ends; beside the first one nothing waits.
                    EmitPointers("var ", [.. place, ("first", rows.Bytes), ("", columns.Run.Start * columns.Bytes)]);
                    _code.Line("var waits = false;");
                }

                using (_code.Open($"for (var {rows.Variable} = first; {rows.Variable} < last; {rows.Variable} += {rows.Run.Size})"))
                using (_code.Open(Run.LoopOver(columns.Variable, columns.Run)))
                    EmitTile([.. place, (rows.Variable, rows.Bytes), (columns.Variable, columns.Bytes)], reduction, pending);
                pending?.EmitAlone();
            }
        }
    }

    private void EmitRange(Run rows, bool ranged)
    {
        var end = rows.Start + rows.Count * rows.Size;
        _code.Line(ranged ? $"var first = Math.Max(from, {rows.Start});" : $"const int first = {rows.Start};");
        _code.Line(ranged ? $"var last = Math.Min(to, {end});" : $"const int last = {end};");
    }

    private void EmitTile((string?, long)[] place, Reduction reduction, PendingTile? pending)
    {
        reduction.Start();
        if (pending is not null)
        {
            pending.EmitAmong(reduction.Length, reduction.Step, aside ?? (() => { }));
            reduction.End?.Invoke();
            pending.EmitStore(reduction.Sum);
            _code.Line("waits = true;");
            EmitPointers("", place);
            return;
        }

        using (_code.Loop("l", reduction.Length))
            reduction.Step();
        reduction.End?.Invoke();
        EmitPointers("var ", place);
        var sums = new SumGroup(context, epilogue, shape, reduction.Sum);
        for (var part = 0; part < shape.Parts; part += shape.Group.Parts)
        {
            for (var vector = 0; vector < shape.Vectors.Count; vector += shape.Group.Vectors)
            {
                foreach (var finish in sums.Finishes(part, vector))
                    finish();
            }
        }
    }

    private void EmitPointers(string declaration, (string?, long)[] place)
    {
        foreach (var (pointer, region) in epilogue.Pointers)
            _code.Line($"{declaration}{pointer} = {Address.Of("p + " + region.Name, place)};");
    }
}
