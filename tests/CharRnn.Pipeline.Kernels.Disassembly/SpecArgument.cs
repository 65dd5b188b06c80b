using System.Globalization;
using CharRnn.Pipeline.Emit.Kernels;

namespace CharRnn.Pipeline.Kernels.Disassembly;

/// <summary>A kernel as one word of a command line: <c>100,81,25,Single,512</c> is m, K, T, precision and vector width.</summary>
public static class SpecArgument
{
    /// <summary>The word for a spec.</summary>
    public static string Format(KernelSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return string.Create(CultureInfo.InvariantCulture, $"{spec.Hidden},{spec.Vocabulary},{spec.Sequence},{spec.Precision},{spec.VectorBits}");
    }

    /// <summary>The spec of a word.</summary>
    /// <exception cref="FormatException">The word has other than five parts, or a part is not understood.</exception>
    public static KernelSpec Parse(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Split(',') is not [var hidden, var vocabulary, var sequence, var precision, var bits])
            throw new FormatException($"'{word}' is not of the form m,K,T,precision,bits, such as 100,81,25,Single,512.");
        return new KernelSpec
        {
            Cell = "rnn",
            Hidden = int.Parse(hidden, CultureInfo.InvariantCulture),
            Vocabulary = int.Parse(vocabulary, CultureInfo.InvariantCulture),
            Sequence = int.Parse(sequence, CultureInfo.InvariantCulture),
            Precision = Enum.TryParse<KernelPrecision>(precision, out var parsed)
                ? parsed
                : throw new FormatException($"'{precision}' is not a precision; there are {string.Join(" and ", Enum.GetNames<KernelPrecision>())}."),
            VectorBits = int.Parse(bits, CultureInfo.InvariantCulture),
        };
    }
}
