namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Uses the sums as gradients at once: clip, s += g g, theta -= eta g / sqrt(s). The gradient never travels to memory.
/// Even rows divide by the square root; odd rows multiply by a polynomial for its reciprocal, so that the divider and the multipliers work at
/// the same time. Both are made of operations that every processor rounds alike.
/// </summary>
/// <param name="master">The parameters.</param>
internal sealed class AdaGradEpilogue(Region master) : IEpilogue
{
    public Region Target => master;

    public bool TellsOddRows => true;

    public void Begin(EmitContext context, params (string? Variable, long Bytes)[] place)
    {
        var (code, constants) = (context.Code, context.Constants);
        code.Line($"var theta = {Address.Of("p + " + master.Name, place)};");
        code.Line($"var memory = {Address.Of("p + " + context.Layout.Memory[master].Name, place)};");
        code.Line($"var eta = {constants["LearningRate"]};");
        code.Line($"var most = {constants["Clip"]};");
        code.Line($"var least = {constants["NegativeClip"]};");
    }

    public void Finish(EmitContext context, string sum, long index, bool odd)
    {
        var (code, vectors) = (context.Code, context.Vector);
        var square = "q" + sum;
        code.Line($"{sum} = {VectorCode.AtMost("most", VectorCode.AtLeast("least", sum))};");
        code.Line($"var {square} = {VectorCode.MultiplyAdd(sum, sum, vectors.Load("memory", index))};");
        code.Line(vectors.Store("memory", index, square));
        if (odd && vectors.Element == "float")
            StepByPolynomial(context, sum, square, index);
        else
            code.Line(vectors.Store("theta", index, $"{vectors.Load("theta", index)} - ({sum} * eta) / Vx.Sqrt({square})"));
    }

    /// <summary>theta -= eta g y (1 + r (Root1 + ...)): the constants are explained in <see cref="ConstantTable"/>.</summary>
    private static void StepByPolynomial(EmitContext context, string sum, string square, long index)
    {
        var (code, vectors, constants) = (context.Code, context.Vector, context.Constants);
        var (guess, rest, series) = ("y" + sum, "r" + sum, "p" + sum);
        code.Line($"var {guess} = Vx.AsSingle(Vx.AsInt32({constants["RootGuess"]}) - Vx.ShiftRightLogical(Vx.AsInt32({square}), 1));");
        code.Line($"var {rest} = {VectorCode.NegatedMultiplyAdd($"({square} * {guess})", guess, constants["One"])};");
        code.Line($"var {series} = {constants["Root4"]};");
        foreach (var coefficient in new[] { "Root3", "Root2", "Root1", "One" })
            code.Line($"{series} = {VectorCode.MultiplyAdd(series, rest, constants[coefficient])};");
        code.Line(vectors.Store("theta", index, VectorCode.NegatedMultiplyAdd($"({sum} * eta * {guess})", series, vectors.Load("theta", index))));
    }
}
