namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Stores the sums.</summary>
/// <param name="target">Where to.</param>
internal sealed class StoreEpilogue(Region target) : IEpilogue
{
    public Region Target => target;

    public bool TakesLong => false;

    public IReadOnlyList<(string Pointer, Region Region)> Pointers => [("result", target)];

    public void Finish(EmitContext context, VectorCode vector, string sum, long index) =>
        context.Code.Line(vector.Store("result", index, sum));
}
