namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes one step of a recurrence: sums[lane] = start[lane] + sum over j of matrix[j][lane] * vector[j], for a panelled matrix.
/// Alternate steps run through the matrix backwards: what the last step read at its end is still in the cache when this one begins.
/// Expects <c>down</c> (bool), <c>vector</c> (byte*) and the <c>panels</c> that are asked for in scope.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="matrix">The panelled matrix.</param>
/// <param name="length">Rows of the matrix that count: j from 0 to length - 1.</param>
internal sealed class SweepEmitter(EmitContext context, Region matrix, int length)
{
    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly int _vectors = context.Plan.SweepVectors;
    private readonly int _chains = context.Plan.Chains;

    /// <summary>Writes the step.</summary>
    /// <param name="start">The start of sum number v of the lanes at <c>lane</c>.</param>
    /// <param name="finish">Writes what becomes of some sums, from number v on, held by the variables given.</param>
    public void Emit(Func<int, string> start, Action<int, IReadOnlyList<string>> finish)
    {
        var blocks = matrix.Panels.Units * _vector.VectorsPerUnit / _vectors;
        var last = Address.Bytes((length - 1) * matrix.RowBytes);
        _code.Line($"var rowStep = down ? -{matrix.RowBytes} : {matrix.RowBytes};");
        _code.Line($"var elementStep = down ? -{_vector.ElementBytes} : {_vector.ElementBytes};");
        _code.Line($"var firstElement = vector + (down ? {(length - 1) * _vector.ElementBytes} : 0);");
        using (_code.Open("for (var turn = panels.From; turn < panels.To; turn++)"))
        {
            _code.Line("var panel = down ? panels.From + panels.To - 1 - turn : turn;");
            using (_code.Loop("block", blocks))
            {
                _code.Line($"var within = block * {_vectors * _vector.VectorBytes};");
                _code.Line($"var lane = panel * {matrix.RowBytes} + within;");
                _code.Line($"var w = {Address.Of("p + " + matrix.Name, ("panel", matrix.PanelBytes))} + within + (down ? {last} : 0);");
                _code.Line("var element = firstElement;");
                EmitSums(start);
                foreach (var (first, count) in Run.Tiles(_vectors, ElementaryFunctions.Together(_vector)))
                    finish(first, [.. Enumerable.Range(first, count).Select(v => Sum(0, v))]);
            }
        }
    }

    private void EmitSums(Func<int, string> start)
    {
        for (var chain = 0; chain < _chains; chain++)
        {
            for (var v = 0; v < _vectors; v++)
                _code.Line($"var {Sum(chain, v)} = {(chain == 0 ? start(v) : "V.Zero")};");
        }

        if (length >= _chains)
        {
            using (_code.Loop("round", length / _chains))
                EmitRows(_chains);
        }

        if (length % _chains > 0)
        {
            using (_code.Open(""))
                EmitRows(length % _chains);
        }

        for (var half = _chains / 2; half >= 1; half /= 2)
        {
            for (var chain = 0; chain < half; chain++)
            {
                for (var v = 0; v < _vectors; v++)
                    _code.Line($"{Sum(chain, v)} += {Sum(chain + half, v)};");
            }
        }
    }

    private void EmitRows(int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            _code.Line($"var e{row} = {_vector.Broadcast("element")};");
            for (var v = 0; v < _vectors; v++)
                _code.Line($"{Sum(row, v)} = {_vector.MultiplyAdd(_vector.Load("w", v), "e" + row, Sum(row, v))};");
            _code.Line("w += rowStep;");
            _code.Line("element += elementStep;");
        }
    }

    private static string Sum(int chain, int vector) => chain == 0 ? $"s{vector}" : $"s{vector}_{chain}";
}
