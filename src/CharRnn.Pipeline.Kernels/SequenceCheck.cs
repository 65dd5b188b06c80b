using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels;

/// <summary>Refuses sequences that a kernel must not be given.</summary>
internal static class SequenceCheck
{
    /// <summary>Asks for 1 to T symbols in x, as many in y, all of them below K.</summary>
    /// <exception cref="ArgumentException">One of these does not hold; the message says which.</exception>
    public static void Evaluation(KernelShape shape, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        if (x.Length < 1 || x.Length > shape.Sequence)
            throw new ArgumentException($"From 1 to {shape.Sequence} symbols can be evaluated at a time, {x.Length} were given.", nameof(x));
        if (y.Length != x.Length)
            throw new ArgumentException($"{x.Length} symbols need as many successors, {y.Length} were given.", nameof(y));
        Symbols(shape, x, nameof(x));
        Symbols(shape, y, nameof(y));
    }

    private static void Symbols(KernelShape shape, ReadOnlySpan<int> symbols, string name)
    {
        foreach (var symbol in symbols)
        {
            if ((uint)symbol >= (uint)shape.Vocabulary)
                throw new ArgumentOutOfRangeException(name, symbol, $"Symbols run from 0 to {shape.Vocabulary - 1}.");
        }
    }
}
