namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Stores the sums.</summary>
/// <param name="target">Where to.</param>
internal sealed class StoreEpilogue(Region target) : IEpilogue
{
    public Region Target => target;

    public bool TellsOddRows => false;

    public void Begin(EmitContext context, params (string? Variable, long Bytes)[] place) =>
        context.Code.Line($"var result = {Address.Of("p + " + target.Name, place)};");

    public void Finish(EmitContext context, string sum, long index, bool odd) =>
        context.Code.Line(context.Vector.Store("result", index, sum));
}
