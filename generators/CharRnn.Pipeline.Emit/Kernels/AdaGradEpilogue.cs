namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Uses the sums as gradients at once: clip, s += g g, theta -= eta g / sqrt(s). The gradient never travels to memory.
/// Square root and division are the correctly rounded instructions, so that every processor gives the same bits.
/// </summary>
/// <param name="master">The parameters.</param>
/// <param name="columns">How their rows are cut.</param>
internal sealed class AdaGradEpilogue(Region master, Panels columns) : IEpilogue
{
    public void Begin(EmitContext context, string? row, string? panel, string? column)
    {
        var memory = context.Layout.Memory[master];
        context.Code.Line($"var theta = {StoreEpilogue.Place(context, master, columns, row, panel, column)};");
        context.Code.Line($"var memory = {StoreEpilogue.Place(context, memory, columns, row, panel, column)};");
        context.Code.Line($"var eta = {context.Constants["LearningRate"]};");
        context.Code.Line($"var most = {context.Constants["Clip"]};");
        context.Code.Line($"var least = {context.Constants["NegativeClip"]};");
    }

    public void Finish(EmitContext context, string sum, int row, int vector)
    {
        var (code, vectors) = (context.Code, context.Vector);
        var index = row * master.RowBytes / vectors.VectorBytes + vector;
        var square = "q" + sum;
        code.Line($"{sum} = {VectorCode.AtMost("most", VectorCode.AtLeast("least", sum))};");
        code.Line($"var {square} = {VectorCode.MultiplyAdd(sum, sum, vectors.Load("memory", index))};");
        code.Line(vectors.Store("memory", index, square));
        if (row % 2 == 1 && vectors.Element == "float")
            StepByPolynomial(context, sum, square, index);
        else
            code.Line(vectors.Store("theta", index, $"{vectors.Load("theta", index)} - ({sum} * eta) / Vx.Sqrt({square})"));
    }

    /// <summary>theta -= eta g y (1 + r ...), see <see cref="ConstantTable"/>: odd rows use the multipliers while even rows use the divider.</summary>
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
