using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels;

/// <summary>Refuses sequences that a kernel must not be given.</summary>
internal static class SequenceCheck
{
    /// <summary>Asks for T symbols in x, as many in y, all of them below K.</summary>
    /// <exception cref="ArgumentException">One of these does not hold; the message says which.</exception>
    public static void Whole(KernelShape shape, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Length, shape.Sequence, nameof(x));
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, shape.Sequence, nameof(y));
        Symbols(shape, x, nameof(x));
        Symbols(shape, y, nameof(y));
    }

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

    /// <summary>The emitted code does not check: a symbol beyond the vocabulary would read and write foreign memory.</summary>
    private static void Symbols(KernelShape shape, ReadOnlySpan<int> symbols, string name)
    {
        var strange = symbols.IndexOfAnyExceptInRange(0, shape.Vocabulary - 1);
        if (strange >= 0)
            throw new ArgumentOutOfRangeException(name, symbols[strange], $"Symbols run from 0 to {shape.Vocabulary - 1}.");
    }
}
