namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>What a cell adds to the product of W and the state before: one step of its forward sweep.</summary>
/// <param name="Begin">
/// Declares for step <c>t</c>: <c>vector</c> and <c>next</c>, the rows of the state before and after it, and <c>down</c>, whether it runs through
/// W backwards.
/// </param>
/// <param name="Start">The start of sum number v of the lanes at <c>lane</c>.</param>
/// <param name="Finish">Writes what becomes of some sums: the variable of the row they belong to, the first one's number, their variables.</param>
internal sealed record ForwardStep(Action Begin, Func<int, string> Start, Action<string, int, IReadOnlyList<string>> Finish)
{
    /// <summary>Writes a loop over the steps between <c>from</c> and <c>to</c> that ends one before it begins the next.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="sums">Writes the sums of a step, given what becomes of them.</param>
    public void EmitLoop(CodeWriter code, Action<Action<int, IReadOnlyList<string>>> sums)
    {
        using (code.Open("for (var t = from; t < to; t++)"))
        {
            Begin();
            sums((first, variables) => Finish("next", first, variables));
            code.Line("Volatile.Write(ref *done, t + 1);");
        }
    }
}
