namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Writes the scores of the last few symbols, o[t][k] = V[k] . h[t] + c[k]: the plan's stragglers.</summary>
internal sealed class StragglerEmitter(EmitContext context)
{
    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly MemoryLayout _layout = context.Layout;

    /// <summary>Writes the loop over the steps.</summary>
    /// <param name="from">The first step.</param>
    /// <param name="to">The step after the last.</param>
    public void Emit(string from, string to)
    {
        if (context.Plan.Stragglers == 0)
            return;
        using (_code.Open($"for (var t = {from}; t < {to}; t++)"))
        {
            _code.Line($"var h = {Address.Of("p + " + _layout.H.Name, ("", _layout.H.RowBytes), ("t", _layout.H.RowBytes))};");
            _code.Line($"var o = ({_vector.Element}*)({Address.Of("p + " + _layout.G.Name, ("t", _layout.G.RowBytes))});");
            EmitStart();
            for (var k = context.Spec.Vocabulary - context.Plan.Stragglers; k < context.Spec.Vocabulary; k++)
                EmitScore(k);
        }
    }

    /// <summary>The last unit starts as c, its padding with it: the softmax of the update before has left its own results there.</summary>
    private void EmitStart()
    {
        var first = context.Plan.Scores.Units * _vector.VectorsPerUnit;
        for (var n = first; n < first + _vector.VectorsPerUnit; n++)
            _code.Line(_vector.Store("(byte*)o", n, _vector.Load("p + " + _layout.C.Name, n)));
    }

    private void EmitScore(int k)
    {
        using (_code.Open(""))
        {
            _code.Line($"var v = p + {_layout.V.Name} + {Address.Bytes(k * _layout.V.RowBytes)};");
            var perUnit = _vector.VectorsPerUnit;
            for (var n = 0; n < context.Plan.Hidden.Units * perUnit; n++)
            {
                var (v, h, part) = (_vector.Load("v", n), _vector.Load("h", n), n % perUnit);
                _code.Line(n < perUnit ? $"var s{part} = {v} * {h};" : $"s{part} = {_vector.MultiplyAdd(v, h, "s" + part)};");
            }

            UnitFold.Emit(_code, _vector, "s", (a, b) => $"{a} + {b}");
            _code.Line($"o[{k}] += Lanes.Sum(s0);");
        }
    }
}
