namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// exp and tanh of a vector, from multiply-adds, one division and integer shifts, so that every processor gives the same bits.
/// x = n ln 2 + f with |f| at most ln2/2; exp(f) - 1 is a polynomial; 2^n goes straight into the exponent bits.
/// </summary>
internal sealed class ElementaryFunctions(EmitContext context)
{
    private readonly CodeWriter _code = context.Code;
    private readonly ConstantTable _constants = context.Constants;

    /// <summary>Declares <paramref name="result"/> = exp(<paramref name="x"/>) for x at most 0; exactly 0 below the lowest exponent.</summary>
    public void Exp(string x, string result)
    {
        _code.Line($"var {result}x = {VectorCode.AtLeast(_constants["LowestExponent"], x)};");
        EmitReduced(result);
        _code.Line($"var {result} = Vx.AndNot({VectorCode.MultiplyAdd(result + "e", result + "p", result + "e")}, "
                   + $"Vx.LessThan({x}, {_constants["LowestExponent"]}));");
    }

    /// <summary>Declares <paramref name="result"/> = tanh(<paramref name="x"/>) = E / (E + 2) with E = exp(2x) - 1, which keeps small x exact.</summary>
    public void Tanh(string x, string result)
    {
        var bounded = VectorCode.AtMost(_constants["TanhBound"], VectorCode.AtLeast(_constants["NegativeTanhBound"], x));
        _code.Line($"var {result}x = {bounded};");
        _code.Line($"{result}x += {result}x;");
        EmitReduced(result);
        _code.Line($"{result}e = {VectorCode.MultiplyAdd(result + "e", result + "p", $"({result}e - {_constants["One"]})")};");
        _code.Line($"var {result} = {result}e / ({result}e + {_constants["Two"]});");
    }

    /// <summary>From NAMEx declares NAMEp = exp(f) - 1 and NAMEe = 2^n.</summary>
    private void EmitReduced(string name)
    {
        _code.Line($"var {name}t = {VectorCode.MultiplyAdd(name + "x", _constants["Log2E"], _constants["Rounder"])};");
        _code.Line($"var {name}n = {name}t - {_constants["Rounder"]};");
        _code.Line($"var {name}f = {VectorCode.MultiplyAdd(name + "n", _constants["NegativeLn2High"], name + "x")};");
        _code.Line($"{name}f = {VectorCode.MultiplyAdd(name + "n", _constants["NegativeLn2Low"], name + "f")};");
        _code.Line($"var {name}p = {_constants[ConstantTable.InverseFactorial(_constants.Degree)]};");
        for (var n = _constants.Degree - 1; n >= 2; n--)
            _code.Line($"{name}p = {VectorCode.MultiplyAdd(name + "p", name + "f", _constants[ConstantTable.InverseFactorial(n)])};");
        _code.Line($"{name}p = {VectorCode.MultiplyAdd($"({name}f * {name}f)", name + "p", name + "f")};");
        var (integer, keyword) = (context.Vector.Integer, context.Vector.IntegerKeyword);
        _code.Line($"var {name}e = Vx.As{(keyword == "int" ? "Single" : "Double")}("
                   + $"Vx.ShiftLeft(Vx.As{integer}({name}t), {context.Vector.ExponentShift}) + Vx.As{integer}({_constants["One"]}));");
    }
}
