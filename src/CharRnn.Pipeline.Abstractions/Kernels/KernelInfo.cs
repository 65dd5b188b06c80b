namespace CharRnn.Pipeline.Abstractions;

/// <summary>Which kernel runs, and why.</summary>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Precision">Its arithmetic.</param>
/// <param name="Engine">Where its code comes from.</param>
/// <param name="InstructionSet">The vectors it uses: <c>AVX-512</c>, <c>AVX2</c>, <c>128-bit</c>, or <c>scalar</c>.</param>
/// <param name="Reason">One clause for the log: why this engine and instruction set.</param>
public sealed record KernelInfo(KernelShape Shape, Precision Precision, KernelEngine Engine, string InstructionSet, string Reason);
