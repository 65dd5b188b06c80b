using System.Runtime.CompilerServices;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>Guards the emitted code, which trusts its symbols.</summary>
internal static class SymbolCheck
{
    /// <summary>Throws unless every symbol is from 0 to the vocabulary size less one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ThrowIfBeyond(ReadOnlySpan<int> symbols, int vocabulary, string parameter)
    {
        // Negative symbols are high as unsigned ones. The maximum needs no branch.
        var highest = 0u;
        foreach (var symbol in symbols)
            highest = Math.Max(highest, (uint)symbol);
        if (highest >= (uint)vocabulary)
            Throw(symbols, vocabulary, parameter);
    }

    private static void Throw(ReadOnlySpan<int> symbols, int vocabulary, string parameter)
    {
        for (var t = 0; t < symbols.Length; t++)
        {
            if ((uint)symbols[t] >= (uint)vocabulary)
                throw new ArgumentOutOfRangeException(parameter, $"Symbol {symbols[t]} at step {t} is not below the vocabulary size {vocabulary}.");
        }
    }
}
