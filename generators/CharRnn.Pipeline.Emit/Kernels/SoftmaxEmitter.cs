namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Writes the softmax and its gradient in place, o[t] -> g[t] = p[t] - onehot(y[t]), and the two terms of each step's loss, ln(total) and
/// max - o[y]; the logarithm is left to the caller, who needs one for many steps.
/// The sum over lanes adds whole units first and then halves them: the same tree for every vector width.
/// </summary>
internal sealed class SoftmaxEmitter(EmitContext context)
{
    /// <summary>Rows of up to this many units are written out; longer ones are looped over, a unit a round.</summary>
    private const int UnrolledUnits = 8;

    private const int UnitBytes = 64;

    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly Region _rows = context.Layout.G;

    public void Emit()
    {
        using (context.Method(
            "g[t] = softmax(o[t]) - onehot(y[t]) in place of o[t], and what the loss is made of, for some steps.", "void Softmax(int* y, int from, int to)"))
        {
            _code.Line("var p = Memory;");
            using (_code.Open("for (var t = from; t < to; t++)"))
            {
                _code.Line($"var row = {Address.Of("p + " + _rows.Name, ("t", _rows.RowBytes))};");
                _code.Line($"var target = ({_vector.Element}*)row + y[t];");
                _code.Line($"var losses = (double*)(p + {context.Layout.Losses.Name}) + 2 * t;");
                EmitMaximum();
                _code.Line("losses[1] = maximum - (double)*target;");
                EmitExponentials();
                _code.Line("losses[0] = total;");
                EmitProbabilities();
                _code.Line("*target -= 1;");
            }
        }
    }

    private void EmitMaximum()
    {
        Accumulators("m", "Vx.Create(*target)");
        ForEachVector((part, index, _) => _code.Line($"m{part} = Vx.MaxNative(m{part}, {_vector.Load("unit", index)});"));
        UnitFold.Emit(_code, _vector, "m", (a, b) => $"Vx.MaxNative({a}, {b})");
        _code.Line("var maximum = Lanes.Maximum(m0);");
        _code.Line("var shift = Vx.Create(maximum);");
    }

    private void EmitExponentials()
    {
        var functions = new ElementaryFunctions(context);
        Accumulators("z", "V.Zero");
        ForEachVector((part, index, used) =>
        {
            _code.Line($"var o{index} = {_vector.Load("unit", index)} - shift;");
            functions.Exp("o" + index, "e" + index);
            Store(used, index, "e" + index);
            _code.Line($"z{part} += e{index};");
        });
        UnitFold.Emit(_code, _vector, "z", (a, b) => $"{a} + {b}");
        _code.Line("var total = Lanes.Sum(z0);");
    }

    private void EmitProbabilities()
    {
        _code.Line("var scale = Vx.Create(1 / total);");
        ForEachVector((_, index, used) => Store(used, index, $"({_vector.Load("unit", index)} * scale)"));
    }

    /// <summary>An unused half of a row stays as it is, scores without probability: nobody writes them again.</summary>
    private void Store(VectorCode? used, int index, string value)
    {
        if (used is not null)
            _code.Line(used.Store("unit", index, used.Narrowed(_vector, value)));
    }

    private void Accumulators(string name, string start)
    {
        for (var part = 0; part < _vector.VectorsPerUnit; part++)
            _code.Line($"var {name}{part} = {start};");
    }

    /// <summary>
    /// Calls the action for each vector of a row, with its part of the unit, its index from the variable <c>unit</c>, and its used width: null
    /// where none of it is used.
    /// </summary>
    private void ForEachVector(Action<int, int, VectorCode?> action)
    {
        var (row, perUnit, units) = (_vector.Row(context.Plan.Vocabulary), _vector.VectorsPerUnit, context.Plan.Vocabulary.TotalUnits);
        var looped = units <= UnrolledUnits ? 0 : context.Plan.Vocabulary.EndsInHalf ? units - 1 : units;
        if (looped > 0)
        {
            using (_code.Open($"for (var unit = row; unit < row + {looped * UnitBytes}; unit += {UnitBytes})"))
            {
                for (var index = 0; index < perUnit; index++)
                    action(index, index, _vector);
            }
        }

        if (looped < units)
        {
            using (_code.Open(""))
            {
                _code.Line($"var unit = row + {looped * UnitBytes};");
                for (var index = looped * perUnit; index < units * perUnit; index++)
                    action(index % perUnit, index - looped * perUnit, index < row.Count ? row[index] : null);
            }
        }
    }
}
