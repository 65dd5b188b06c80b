namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// Uses the sums as gradients at once: clip, s += g g, theta -= eta g / sqrt(s). Square root and division are those of IEEE 754, which every
/// processor rounds alike; the instructions that guess a reciprocal root differ from maker to maker.
/// </summary>
/// <param name="context">The kernel being written.</param>
/// <param name="master">The parameters.</param>
internal sealed class AdaGradEpilogue(EmitContext context, Region master) : IEpilogue
{
    public Region Target => master;

    public bool TakesLong => true;

    public IReadOnlyList<(string Pointer, Region Region)> Pointers => [("theta", master), ("memory", context.Layout.Memory[master])];

    public void Finish(EmitContext context, VectorCode vector, string sum, long index)
    {
        var (code, square) = (context.Code, "q" + sum);
        string Constant(string name) => context.Constants.Broadcast(vector, name);
        code.Line($"{sum} = {vector.AtMost(Constant("Clip"), vector.AtLeast(Constant("NegativeClip"), sum))};");
        code.Line($"var {square} = {vector.MultiplyAdd(sum, sum, vector.Load("memory", index))};");
        code.Line(vector.Store("memory", index, square));
        code.Line(vector.Store("theta", index, vector.MultiplyAdd(
            $"{sum} / {vector.SquareRoot(square)}", Constant("NegativeLearningRate"), vector.Load("theta", index))));
    }
}
