using System.Globalization;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>Everything that the emitted text depends on; two equal specs give the same text.</summary>
public sealed record KernelSpec
{
    /// <summary>The recurrent cell: <c>rnn</c>.</summary>
    public required string Cell { get; init; }

    /// <summary>Hidden size m.</summary>
    public required int Hidden { get; init; }

    /// <summary>Vocabulary size K.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Sequence length T, in symbols per update.</summary>
    public required int Sequence { get; init; }

    /// <summary>float or double.</summary>
    public required KernelPrecision Precision { get; init; }

    /// <summary>Width of the vectors: 512, 256 or 128. The bits of the results do not depend on it.</summary>
    public required int VectorBits { get; init; }

    /// <summary>The emitted class: <c>Rnn_M100_K78_T25_Single_V512</c>.</summary>
    public string TypeName => string.Format(
        CultureInfo.InvariantCulture,
        "{0}_M{1}_K{2}_T{3}_{4}_V{5}",
        char.ToUpperInvariant(Cell[0]) + Cell.Substring(1), Hidden, Vocabulary, Sequence, Precision, VectorBits);

    /// <summary>The kernels of a model: each precision at each vector width, in a fixed order.</summary>
    public static IReadOnlyList<KernelSpec> Of(ModelConfiguration model) =>
    [
        .. from precision in new[] { KernelPrecision.Single, KernelPrecision.Double }
           from bits in new[] { 512, 256, 128 }
           select new KernelSpec
           {
               Cell = model.Cell,
               Hidden = model.Hidden,
               Vocabulary = model.Vocabulary,
               Sequence = model.Sequence,
               Precision = precision,
               VectorBits = bits,
           },
    ];
}
