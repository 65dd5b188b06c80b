using CharRnn.Pipeline.Emit.Kernels;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>One kernel of a shape: a precision and a vector width.</summary>
/// <param name="Spec">What it is emitted from.</param>
/// <param name="InstructionSet">The vectors it uses, as people know them.</param>
/// <param name="IsChosen">Whether this machine takes it.</param>
/// <param name="Place">Where its compiled code is.</param>
/// <param name="Text">Its source.</param>
/// <param name="MemoryBytes">The block of memory that it works in.</param>
public sealed record KernelVariant(KernelSpec Spec, string InstructionSet, bool IsChosen, KernelPlace Place, string Text, long MemoryBytes);
