namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>A compiled kernel: an assembly with one class in it.</summary>
/// <param name="Bytes">The assembly.</param>
/// <param name="CompileTime">How long the compiler took, the first time.</param>
internal sealed record KernelImage(byte[] Bytes, TimeSpan CompileTime);
