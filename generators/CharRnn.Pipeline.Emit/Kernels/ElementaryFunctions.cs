namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// exp and tanh of a vector, from multiply-adds, one division and integer shifts, so that every processor gives the same bits.
/// x = n ln 2 + f with |f| at most ln2/2; exp(f) - 1 is a polynomial; 2^n goes straight into the exponent bits.
/// </summary>
internal sealed class ElementaryFunctions(EmitContext context)
{
    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly ConstantTable _constants = context.Constants;

    /// <summary>Declares <paramref name="result"/> = exp(<paramref name="x"/>) for x at most 0; exactly 0 below the lowest exponent.</summary>
    public void Exp(string x, string result)
    {
        _code.Line($"var {result}x = {_vector.AtLeast(_constants["LowestExponent"], x)};");
        EmitReduced(result);
        _code.Line($"{result}f = {_vector.MultiplyAdd(result + "n", _constants["NegativeLn2Low"], result + "f")};");
        EmitPowers(result);
        _code.Line($"var {result} = Vx.AndNot({_vector.MultiplyAdd(result + "e", result + "p", result + "e")}, "
                   + $"Vx.LessThan({x}, {_constants["LowestExponent"]}));");
    }

    /// <summary>
    /// Declares <paramref name="result"/> = tanh(<paramref name="x"/>) = -E / (E + 2) with E = exp(-2|x|) - 1, the sign put back: small x stay
    /// exact. An error of n ln 2 is damped by exp(-2|x|), about 2^n, so the low part of ln 2 is not needed here.
    /// </summary>
    public void Tanh(string x, string result)
    {
        _code.Line($"var {result}x = {_vector.AtLeast(_constants["NegativeTanhBound"], $"({x} | {_constants["NegativeZero"]})")};");
        _code.Line($"{result}x += {result}x;");
        EmitReduced(result);
        EmitPowers(result);
        _code.Line($"{result}e = {_vector.MultiplyAdd(result + "e", result + "p", $"({result}e - {_constants["One"]})")};");
        _code.Line($"var {result} = Vx.CopySign({result}e / ({result}e + {_constants["Two"]}), {x});");
    }

    /// <summary>From NAMEx declares NAMEt, which holds n in its low bits, NAMEn = n, and NAMEf = f.</summary>
    private void EmitReduced(string name)
    {
        _code.Line($"var {name}t = {_vector.MultiplyAdd(name + "x", _constants["Log2E"], _constants["Rounder"])};");
        _code.Line($"var {name}n = {name}t - {_constants["Rounder"]};");
        _code.Line($"var {name}f = {_vector.MultiplyAdd(name + "n", _constants["NegativeLn2High"], name + "x")};");
    }

    /// <summary>Declares NAMEp = exp(f) - 1 and NAMEe = 2^n.</summary>
    private void EmitPowers(string name)
    {
        _code.Line($"var {name}p = {_constants[ConstantTable.ExpTerm(_constants.Degree)]};");
        for (var n = _constants.Degree - 1; n >= 2; n--)
            _code.Line($"{name}p = {_vector.MultiplyAdd(name + "p", name + "f", _constants[ConstantTable.ExpTerm(n)])};");
        _code.Line($"{name}p = {_vector.MultiplyAdd($"({name}f * {name}f)", name + "p", name + "f")};");
        var (integer, keyword) = (_vector.Integer, _vector.IntegerKeyword);
        _code.Line($"var {name}e = Vx.As{(keyword == "int" ? "Single" : "Double")}("
                   + $"Vx.ShiftLeft(Vx.As{integer}({name}t), {_vector.ExponentShift}) + Vx.As{integer}({_constants["One"]}));");
    }
}
