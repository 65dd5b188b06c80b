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
            EmitSteps(EmitMaximum);
            EmitSteps(EmitExponentials);
            EmitSteps(EmitProbabilities);
        }
    }

    /// <summary>
    /// A loop over the steps. Three short ones take less time than a long one: the chain maximum, exp, sum, division is too long for the
    /// processor to overlap steps.
    /// </summary>
    private void EmitSteps(Action step)
    {
        using (_code.Open("for (var t = from; t < to; t++)"))
        {
            _code.Line($"var row = {Address.Of("p + " + _rows.Name, ("t", _rows.RowBytes))};");
            _code.Line($"var losses = (double*)(p + {context.Layout.Losses.Name}) + 2 * t;");
            step();
        }
    }

    private void EmitMaximum()
    {
        _code.Line($"var target = ({_vector.Element}*)row + y[t];");
        Accumulators("m", "Vx.Create(*target)");
        ForEachGroup(group => ForEach(group, v => _code.Line($"m{v.Part} = Vx.MaxNative(m{v.Part}, {_vector.Load("unit", v.Index)});")));
        UnitFold.Emit(_code, _vector, "m", (a, b) => $"Vx.MaxNative({a}, {b})");
        _code.Line("var maximum = Lanes.Maximum(m0);");
        _code.Line($"*({_vector.Element}*)losses = maximum;");
        _code.Line("losses[1] = maximum - (double)*target;");
    }

    private void EmitExponentials()
    {
        _code.Line($"var shift = Vx.Create(*({_vector.Element}*)losses);");
        Accumulators("z", "V.Zero");
        ForEachGroup(group =>
        {
            ForEach(group, v => _code.Line($"var a{v.Number} = {_vector.Load("unit", v.Index)} - shift;"));
            new ElementaryFunctions(context, group.Count).Exp();
            ForEach(group, v => Store(v, "e" + v.Number));
            ForEach(group, v => _code.Line($"z{v.Part} += e{v.Number};"));
        });
        UnitFold.Emit(_code, _vector, "z", (a, b) => $"{a} + {b}");
        _code.Line("losses[0] = Lanes.Sum(z0);");
    }

    private void EmitProbabilities()
    {
        _code.Line($"var scale = Vx.Create(1 / ({_vector.Element})losses[0]);");
        ForEachGroup(group => ForEach(group, v => Store(v, $"({_vector.Load("unit", v.Index)} * scale)")));
        _code.Line($"(({_vector.Element}*)row)[y[t]] -= 1;");
    }

    /// <summary>An unused half of a row stays as it is, scores without probability: nobody writes them again.</summary>
    private void Store(Place vector, string value)
    {
        if (vector.Used is not null)
            _code.Line(vector.Used.Store("unit", vector.Index, vector.Used.Narrowed(_vector, value)));
    }

    private void Accumulators(string name, string start)
    {
        for (var part = 0; part < _vector.VectorsPerUnit; part++)
            _code.Line($"var {name}{part} = {start};");
    }

    private static void ForEach(IReadOnlyList<Place> group, Action<Place> action)
    {
        foreach (var place in group)
            action(place);
    }

    /// <summary>Calls the action for the vectors of a row, some at a time, each group in a block of its own.</summary>
    private void ForEachGroup(Action<IReadOnlyList<Place>> action)
    {
        var (perUnit, units) = (_vector.VectorsPerUnit, context.Plan.Vocabulary.TotalUnits);
        var round = Math.Max(1, ElementaryFunctions.Together(_vector) / perUnit);
        var looped = units <= UnrolledUnits ? 0 : (context.Plan.Vocabulary.EndsInHalf ? units - 1 : units) / round;
        if (looped > 0)
        {
            using (_code.Open($"for (var unit = row; unit < row + {looped * round * UnitBytes}; unit += {round * UnitBytes})"))
                EmitGroups([.. Enumerable.Range(0, round * perUnit).Select(index => (index, (VectorCode?)_vector))], action);
        }

        if (looped * round < units)
        {
            using (_code.Open(""))
            {
                var first = looped * round * perUnit;
                _code.Line($"var unit = row + {looped * round * UnitBytes};");
                EmitGroups([.. Enumerable.Range(first, units * perUnit - first).Select(v => (v - first, UsedWidth(v)))], action);
            }
        }
    }

    /// <summary>The used width of a vector of the row; null where none of it is used.</summary>
    private VectorCode? UsedWidth(int v)
    {
        var panels = context.Plan.Vocabulary;
        if (!panels.EndsInHalf)
            return _vector;
        var row = _vector.Row(panels);
        return v < row.Count ? row[v] : null;
    }

    private void EmitGroups(IReadOnlyList<(int Index, VectorCode? Used)> vectors, Action<IReadOnlyList<Place>> action)
    {
        foreach (var (start, size) in Run.Tiles(vectors.Count, ElementaryFunctions.Together(_vector)))
        {
            using (_code.Open(""))
                action([.. vectors.Skip(start).Take(size).Select((v, n) => new Place(n, v.Index % _vector.VectorsPerUnit, v.Index, v.Used))]);
        }
    }

    /// <summary>A vector of a row.</summary>
    /// <param name="Number">Its number in its group.</param>
    /// <param name="Part">Its part of the unit.</param>
    /// <param name="Index">Where it lies from the variable <c>unit</c>.</param>
    /// <param name="Used">Its used width; null where none of it is used.</param>
    private sealed record Place(int Number, int Part, int Index, VectorCode? Used);
}
