namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// exp and tanh of some vectors, from multiply-adds, one division and integer shifts, so that every processor gives the same bits.
/// x = n ln 2 + f with |f| at most ln2/2; exp(f) - 1 is a polynomial; 2^n goes straight into the exponent bits.
/// The vectors go through the function step by step together, so that a constant is loaded once for all of them: loads, not arithmetic, are
/// what a sweep has too many of.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="vectors">How many vectors; their variables are numbered.</param>
internal sealed class ElementaryFunctions(EmitContext context, int vectors)
{
    /// <summary>Registers for constants.</summary>
    private const int ConstantRegisters = 8;

    /// <summary>Registers for each vector: x, or the polynomial, and n, f and 2^n.</summary>
    private const int RegistersEach = 4;

    private readonly CodeWriter _code = context.Code;
    private readonly VectorCode _vector = context.Vector;
    private readonly ConstantTable _constants = context.Constants;
    private readonly HashSet<string> _loaded = [];

    /// <summary>Vectors that go together without spilling.</summary>
    public static int Together(VectorCode vector) => (vector.Registers - ConstantRegisters) / RegistersEach;

    /// <summary>Declares e0, e1, ... = exp(a0), exp(a1), ... for values of at most 0; exactly 0 from the lowest exponent down.</summary>
    public void Exp()
    {
        ForEach(n => $"var x{n} = {_vector.AtLeast(Constant("LowestExponent"), $"a{n}")};");
        EmitReduced();
        ForEach(n => $"f{n} = {_vector.MultiplyAdd($"n{n}", Constant("NegativeLn2Low"), $"f{n}")};");
        EmitPowers();
        ForEach(n => $"e{n} = {_vector.MultiplyAdd($"e{n}", $"p{n}", $"e{n}")};");
    }

    /// <summary>
    /// Declares e0, e1, ... = tanh(a0), tanh(a1), ... = -E / (E + 2) with E = exp(-2|a|) - 1, the sign put back: small values stay exact.
    /// An error of n ln 2 is damped by exp(-2|a|), about 2^n, so the low part of ln 2 is not needed here.
    /// </summary>
    public void Tanh()
    {
        ForEach(n => $"var x{n} = {_vector.AtLeast(Constant("NegativeTanhBound"), $"(a{n} | {Constant("NegativeZero")})")};");
        ForEach(n => $"x{n} += x{n};");
        EmitReduced();
        EmitPowers();
        ForEach(n => $"e{n} = {_vector.MultiplyAdd($"e{n}", $"p{n}", $"(e{n} - {Constant("One")})")};");
        ForEach(n => $"e{n} /= e{n} + {Constant("Two")};");
        ForEach(n => $"e{n} = Vx.ConditionalSelect({Constant("Sign")}, a{n}, e{n});");
    }

    /// <summary>From x declares t, which holds n in its low bits, n, and f.</summary>
    private void EmitReduced()
    {
        ForEach(n => $"var t{n} = {_vector.MultiplyAdd($"x{n}", Constant("Log2E"), Constant("Rounder"))};");
        ForEach(n => $"var n{n} = t{n} - {Constant("Rounder")};");
        ForEach(n => $"var f{n} = {_vector.MultiplyAdd($"n{n}", Constant("NegativeLn2High"), $"x{n}")};");
    }

    /// <summary>Declares p = exp(f) - 1 and e = 2^n.</summary>
    private void EmitPowers()
    {
        string Term(int power) => Constant(ConstantTable.ExpTerm(power));
        ForEach(n => $"var p{n} = {_vector.MultiplyAdd(Term(_constants.Degree), $"f{n}", Term(_constants.Degree - 1))};");
        for (var power = _constants.Degree - 2; power >= 2; power--)
            ForEach(n => $"p{n} = {_vector.MultiplyAdd($"p{n}", $"f{n}", Term(power))};");
        ForEach(n => $"p{n} = {_vector.MultiplyAdd($"(f{n} * f{n})", $"p{n}", $"f{n}")};");
        var (integer, type) = (_vector.Integer, _vector.IntegerKeyword == "int" ? "Single" : "Double");
        ForEach(n => $"var e{n} = Vx.As{type}(Vx.ShiftLeft(Vx.As{integer}(t{n}), {_vector.ExponentShift}) + Vx.As{integer}({Constant("One")}));");
    }

    private void ForEach(Func<int, string> line)
    {
        for (var n = 0; n < vectors; n++)
            _code.Line(line(n));
    }

    /// <summary>A constant in a register, loaded where it is needed first.</summary>
    private string Constant(string name)
    {
        var held = "c" + name;
        if (_loaded.Add(held))
            _code.Line($"var {held} = {_constants[name]};");
        return held;
    }
}
