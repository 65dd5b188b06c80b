using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>How the elements of a tensor lie in the memory block.</summary>
/// <param name="Tensor">U, W, V, b or c.</param>
/// <param name="Buffer">Which copy of the tensor.</param>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Elements">Elements with padding.</param>
public abstract record TensorView(string Tensor, KernelBuffer Buffer, long Offset, long Elements)
{
    /// <summary>The place of an element, counted in elements from <see cref="Offset"/>.</summary>
    public abstract long IndexOf(int row, int column);
}
