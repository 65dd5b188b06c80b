namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>How the recurrent matrix W is stored and used.</summary>
internal interface IRecurrence
{
    /// <summary>
    /// Writes the steps between <c>from</c> and <c>to</c>, sums[lane] = start[lane] + sum over j of W[lane][j] * vector[j], and keeps count in
    /// <c>done</c> of those whose state is complete.
    /// </summary>
    /// <param name="step">What the cell makes of the sums.</param>
    void EmitForward(ForwardStep step);

    /// <summary>
    /// Writes sums[lane] = start[lane] + sum over i of W[i][lane] * vector[i] for one step; expects <c>down</c> and <c>vector</c> in scope.
    /// </summary>
    /// <param name="start">The start of sum number v of the lanes at <c>lane</c>.</param>
    /// <param name="finish">Writes what becomes of some sums, from number v on, held by the variables given.</param>
    void EmitBackward(Func<int, string> start, Action<int, IReadOnlyList<string>> finish);

    /// <summary>Writes the sum over t of da[t] h[t-1]^T, and what becomes of it.</summary>
    /// <param name="epilogue">What becomes of it.</param>
    /// <param name="copy">The copy of V by columns, to be made on the way; null: nothing.</param>
    void EmitOuterProducts(IEpilogue epilogue, ColumnCopyEmitter? copy);
}
