namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes one step of a forward sweep through a matrix in blocks whose sums all fit the registers, a whole block in each. Half of the sums
/// lead, the others lag some rounds behind: among the instructions that fold the leading sums to elements of the next step stand the last
/// multiply-adds of the others. Those are folded while the next step begins, which runs the other way round, and so needs the elements first
/// that were ready first. Expects <c>down</c> (bool) and <c>vector</c> (byte*) in scope.
/// </summary>
internal sealed class StaggeredSweep
{
    /// <summary>Registers besides the sums: for the leading and for the lagging ones a vector of elements and the factor taken from it.</summary>
    private const int Operands = 4;

    private readonly CodeWriter _code;
    private readonly VectorCode _vector;
    private readonly BlockVectors _parts;
    private readonly BlockSums _sums;
    private readonly string _matrix;
    private readonly int _quads;
    private readonly int _columnBytes;

    /// <summary>Rounds from the leading to the lagging sums: as many multiply-adds as a tanh takes, and whole vectors of elements.</summary>
    private readonly int _lag;

    public StaggeredSweep(EmitContext context, BlockVectors parts)
    {
        (_code, _vector, _parts, _matrix) = (context.Code, context.Vector, parts, context.Layout.W.Name);
        _sums = new BlockSums(context, parts, parts.FoldColumns);
        _quads = context.Plan.Blocks!.Quads;
        _columnBytes = _quads * Blocks.Bytes;
        _lag = _quads / 3 / PerVector * PerVector;
    }

    private int PerVector => _parts.BlocksPerVector;

    /// <summary>Whether all sums fit the registers.</summary>
    public static bool Suits(EmitContext context, BlockVectors parts) =>
        parts.PerBlock == 1 && context.Plan.Blocks!.Quads + Operands < context.Vector.Registers;

    /// <summary>Writes the step.</summary>
    /// <param name="start">The start of sum number v of the lanes at <c>lane</c>.</param>
    /// <param name="finish">Writes what becomes of some sums, from number v on, held by the variables given.</param>
    public void Emit(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        _code.Line("const int lane = 0;");
        _code.Line("V leads, lead, lags, lag;");
        using (_code.Open("if (down)"))
            EmitStep(down: true, start, finish);
        using (_code.Open("else"))
            EmitStep(down: false, start, finish);
    }

    private void EmitStep(bool down, Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        var units = (_quads + PerVector - 1) / PerVector;
        var cut = (down ? (units + 1) / 2 : units / 2) * PerVector;
        var (low, high) = (new Run(0, 1, cut), new Run(cut, 1, _quads - cut));
        var (leading, lagging) = down ? (low, high) : (high, low);
        _sums.Declare(low);
        _sums.Declare(high);
        var first = Place(down, 0);
        _code.Line($"var w = p + {_matrix} + {(first.Vector * PerVector + first.Quad) * _columnBytes};");
        _code.Line($"var elements = vector + {first.Vector * _vector.VectorBytes};");
        EmitRounds(down, 0, _lag, leading, null);
        EmitRounds(down, _lag, _quads, leading, lagging);
        _code.Weave(
            () => _sums.Finish(leading, start, finish),
            () => EmitRounds(down, _quads, _quads + _lag, null, lagging, inLoops: false));
        _sums.Finish(lagging, start, finish);
    }

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
