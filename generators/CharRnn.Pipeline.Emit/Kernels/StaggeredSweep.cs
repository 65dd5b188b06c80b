namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes a forward sweep through a matrix in blocks whose sums all fit the registers, a whole block in each, so that no step waits for a
/// tanh. Half of the sums lead, the others lag some rounds behind: among the instructions that make elements of the next step from the
/// leading sums stand the last multiply-adds of the others. What the lagging sums come to is late, and becomes elements among the first
/// multiply-adds of the next step, which runs the other way round, and so needs those elements first that were ready first.
/// </summary>
internal sealed class StaggeredSweep
{
    /// <summary>Registers besides the sums: for the leading and for the lagging ones a vector of elements and the factor taken from it.</summary>
    private const int Operands = 4;

    private readonly CodeWriter _code;
    private readonly VectorCode _vector;
    private readonly BlockVectors _parts;
    private readonly BlockSums _sums;
    private readonly ForwardStep _step;
    private readonly string _matrix;
    private readonly int _quads;
    private readonly int _columnBytes;

    /// <summary>Rounds from the leading to the lagging sums: as many multiply-adds as a tanh takes, and whole vectors of elements.</summary>
    private readonly int _lag;

    public StaggeredSweep(EmitContext context, BlockVectors parts, ForwardStep step)
    {
        (_code, _vector, _parts, _step, _matrix) = (context.Code, context.Vector, parts, step, context.Layout.W.Name);
        _sums = new BlockSums(context, parts, parts.FoldColumns);
        _quads = context.Plan.Blocks!.Quads;
        _columnBytes = _quads * Blocks.Bytes;
        _lag = _quads / 3 / PerVector * PerVector;
    }

    private int PerVector => _parts.BlocksPerVector;

    private int Vectors => (_quads + PerVector - 1) / PerVector;

    /// <summary>Vectors of sums that lag, in either direction.</summary>
    private IReadOnlyList<string> Late => [.. Enumerable.Range(0, Vectors / 2).Select(n => "late" + n)];

    /// <summary>Whether all sums fit the registers.</summary>
    public static bool Suits(EmitContext context, BlockVectors parts) =>
        parts.PerBlock == 1 && context.Plan.Blocks!.Quads + Operands < context.Vector.Registers;

    /// <summary>Writes the steps.</summary>
    public void Emit()
    {
        foreach (var vector in Late)
            _code.Line($"var {vector} = V.Zero;");
        using (_code.Open("for (var t = from; t < to; t++)"))
        {
            _step.Begin();
            _code.Line("const int lane = 0;");
            _code.Line("V leads, lead, lags, lag;");

            // Nothing is late for the first step: what stands in for it goes where nobody reads it.
            _code.Line("var late = t == from ? p + Pending : vector;");
            using (_code.Open("if (down)"))
                EmitStep(down: true);
            using (_code.Open("else"))
                EmitStep(down: false);
        }

        using (_code.Open("if (from < to)"))
            EmitEnd();
    }

    private void EmitStep(bool down)
    {
        var (leading, lagging) = Halves(down);
        var first = Place(down, 0);
        _code.Line($"var w = p + {_matrix} + {(first.Vector * PerVector + first.Quad) * _columnBytes};");
        _code.Line($"var elements = vector + {first.Vector * _vector.VectorBytes};");
        _sums.Declare(leading);
        _code.Weave(
            () => _step.Finish("late", LateFrom(!down), Late),
            () => EmitRounds(down, 0, _lag, leading, null, inLoops: false));
        _code.Line("Volatile.Write(ref *done, t);");
        _sums.Declare(lagging);
        _parts.DeclareOrders(fold: true);
        EmitRounds(down, _lag, _quads, leading, lagging);
        _code.Weave(
            () => _sums.Finish(leading, _step.Start, (first, sums) => _step.Finish("next", first, sums)),
            () => EmitRounds(down, _quads, _quads + _lag, null, lagging, inLoops: false));
        foreach (var (late, total) in Late.Zip(_sums.Totals(lagging, _step.Start), (late, total) => (late, total)))
            _code.Line($"{late} = {total};");
    }

    private void EmitEnd()
    {
        _code.Line($"var lane = (to & 1) == 0 ? {LateFrom(down: true) * _vector.VectorBytes} : {LateFrom(down: false) * _vector.VectorBytes};");
        _code.Line($"var late = p + H + to * {Vectors * _vector.VectorBytes};");
        _step.Finish("late", 0, Late);
        _code.Line("Volatile.Write(ref *done, to);");
    }

    /// <summary>The sums that lead and those that lag. The low ones lead when the next step runs upwards.</summary>
    private (Run Leading, Run Lagging) Halves(bool down)
    {
        var cut = (down ? Vectors - Vectors / 2 : Vectors / 2) * PerVector;
        var (low, high) = (new Run(0, 1, cut), new Run(cut, 1, _quads - cut));
        return down ? (low, high) : (high, low);
    }

    /// <summary>The first vector that lags.</summary>
    private int LateFrom(bool down) => Halves(down).Lagging.Start / PerVector;

    /// <summary>
    /// Writes some rounds, counted as the leading sums count them: a vector of elements at a time, and those that are used whole in a loop.
    /// </summary>
    private void EmitRounds(bool down, int from, int to, Run? leading, Run? lagging, bool inLoops = true)
    {
        for (var round = from; round < to;)
        {
            var left = Math.Min(to - round, down ? Place(down, round).Quad + 1 : PerVector - Place(down, round).Quad);
            var vectors = inLoops && left == PerVector ? (to - round) / PerVector : 1;
            if (vectors == 1)
            {
                EmitVector(down, round, left, leading, lagging);
            }
            else
            {
                using (_code.Loop("group", vectors))
                    EmitVector(down, round, left, leading, lagging);
            }

            round += left * vectors;
        }
    }

    /// <summary>
    /// Writes the rounds of one vector of elements. It is loaded once and a factor taken from it each round: of loads a sweep has too many.
    /// </summary>
    private void EmitVector(bool down, int round, int rounds, Run? leading, Run? lagging)
    {
        var sign = down ? -1 : 1;
        var vectorsBehind = -sign * _lag / PerVector;
        for (var n = 0; n < rounds; n++)
        {
            var quad = Place(down, round + n).Quad;
            if (leading is not null)
            {
                EmitFactor("lead", 0, quad, n, rounds);
                _sums.Add(leading, sign * n * _columnBytes, Blocks.Bytes, _ => "lead");
            }

            if (lagging is not null)
            {
                EmitFactor("lag", vectorsBehind, quad, n, rounds);
                _sums.Add(lagging, sign * (n - _lag) * _columnBytes, Blocks.Bytes, _ => "lag");
            }
        }

        _code.Line($"w += {sign * rounds * _columnBytes};");
        if (Place(down, round + rounds).Vector != Place(down, round).Vector)
            _code.Line($"elements += {sign * _vector.VectorBytes};");
    }

    private void EmitFactor(string name, int vector, int quad, int n, int rounds)
    {
        if (rounds == 1)
        {
            _code.Line($"{name} = {_parts.Repeat($"elements + {vector * _vector.VectorBytes + quad * Blocks.QuadBytes}")};");
            return;
        }

        if (n == 0)
            _code.Line($"{name}s = {_vector.Load("elements", vector)};");
        _code.Line($"{name} = {BlockVectors.RepeatOf(name + "s", quad)};");
    }

    /// <summary>Where the elements of a round are; the rounds after the last are counted on, for those sums that lag behind.</summary>
    private (int Vector, int Quad) Place(bool down, int round)
    {
        var quad = down ? _quads - 1 - round : round;
        var vector = (int)Math.Floor((double)quad / PerVector);
        return (vector, quad - vector * PerVector);
    }
}
