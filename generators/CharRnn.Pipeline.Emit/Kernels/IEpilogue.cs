namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>What becomes of a product's sums.</summary>
internal interface IEpilogue
{
    /// <summary>The region that the sums belong to.</summary>
    Region Target { get; }

    /// <summary>Whether it takes so long that it should run in the shadow of the next tile's multiply-adds.</summary>
    bool TakesLong { get; }

    /// <summary>Addresses that it needs besides the sums: a variable, and the region that it points into.</summary>
    IReadOnlyList<(string Pointer, Region Region)> Pointers { get; }

    /// <summary>Writes what becomes of one sum.</summary>
    /// <param name="context">The kernel being written.</param>
    /// <param name="vector">The sum's width.</param>
    /// <param name="sum">The variable that holds it.</param>
    /// <param name="index">Its vector, counted from where the pointers point.</param>
    void Finish(EmitContext context, VectorCode vector, string sum, long index);
}
