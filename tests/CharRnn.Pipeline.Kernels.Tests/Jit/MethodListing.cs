namespace CharRnn.Pipeline.Kernels.Tests.Jit;

/// <summary>What the JIT made of one method.</summary>
/// <param name="Kernel">The emitted class.</param>
/// <param name="Method">The method.</param>
/// <param name="Tier">How hard it tried: FullOpts, MinOpts, Tier0 and so on.</param>
/// <param name="UsesVectors">Whether it computes with vectors; a method that does not may call those that do.</param>
/// <param name="Calls">Instructions that call.</param>
/// <param name="StackVectors">Instructions that keep a vector register on the stack, or take it from there.</param>
internal sealed record MethodListing(
    string Kernel, string Method, string Tier, bool UsesVectors, IReadOnlyList<string> Calls, IReadOnlyList<string> StackVectors)
{
    /// <summary>Everything that slows the method down, in words; empty when there is nothing.</summary>
    public IEnumerable<string> Defects()
    {
        if (Tier != "FullOpts")
            yield return $"{Method}: compiled as {Tier}, not FullOpts";
        if (UsesVectors && Calls.Count > 0)
            yield return $"{Method}: {Calls.Count} calls, the first one '{Calls[0]}'";
        if (StackVectors.Count > 0)
            yield return $"{Method}: {StackVectors.Count} vectors on the stack, the first one '{StackVectors[0]}'";
    }
}
