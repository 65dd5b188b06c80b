namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Some sums of a tile that are finished together.</summary>
/// <param name="context">The kernel being written.</param>
/// <param name="epilogue">What becomes of them.</param>
/// <param name="shape">The tile.</param>
/// <param name="sum">A sum, by part and vector.</param>
internal sealed class SumGroup(EmitContext context, IEpilogue epilogue, TileShape shape, Func<int, int, string> sum)
{
    /// <summary>What finishes the sums one by one; lanes are dealt out with the first of them.</summary>
    /// <param name="part">The first part of the group.</param>
    /// <param name="vector">The first vector.</param>
    public IReadOnlyList<Action> Finishes(int part, int vector)
    {
        (int Part, int Vector)[] places =
        [
            .. from p in Enumerable.Range(part, shape.Group.Parts)
               from v in Enumerable.Range(vector, shape.Group.Vectors)
               select (p, v),
        ];
        IReadOnlyList<string> names = [.. places.Select(place => $"g{place.Part}_{place.Vector}")];
        return [.. places.Select<(int, int), Action>((place, n) => () =>
        {
            if (shape.Deal is null)
                Declare(names[n], place);
            else if (n == 0)
                names = DealOut(names, places);
            Finish(names[n], place);
        })];
    }

    private IReadOnlyList<string> DealOut(IReadOnlyList<string> names, (int, int)[] places)
    {
        for (var n = 0; n < places.Length; n++)
            Declare(names[n], places[n]);
        return shape.Deal!.Emit("dealt" + names[0] + "_", names);
    }

    private void Declare(string name, (int Part, int Vector) place) =>
        context.Code.Line($"var {name} = {sum(place.Part, place.Vector)};");

    private void Finish(string name, (int Part, int Vector) place) =>
        epilogue.Finish(context, shape.Vectors[place.Vector], name, place.Part * shape.PartBytes / context.Vector.VectorBytes + place.Vector);
}
