using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>Marks an emitted kernel class, so that the catalog finds it by shape.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EmittedKernelAttribute(string cell, int hidden, int vocabulary, int sequence, Precision precision, int vectorBits) : Attribute
{
    /// <summary>The recurrent cell.</summary>
    public string Cell { get; } = cell;

    /// <summary>Hidden size m.</summary>
    public int Hidden { get; } = hidden;

    /// <summary>Vocabulary size K.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>Sequence length T.</summary>
    public int Sequence { get; } = sequence;

    /// <summary>float or double.</summary>
    public Precision Precision { get; } = precision;

    /// <summary>Width of the vectors.</summary>
    public int VectorBits { get; } = vectorBits;

    /// <summary>The four dimensions together.</summary>
    public KernelShape Shape => new(Cell, Hidden, Vocabulary, Sequence);
}
