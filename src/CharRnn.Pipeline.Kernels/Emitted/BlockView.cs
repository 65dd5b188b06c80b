using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>A square matrix in blocks of 4 by 4, by block column and within it by block row.</summary>
/// <param name="Tensor">W.</param>
/// <param name="Buffer">Which copy of the tensor.</param>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Elements">Elements with padding.</param>
/// <param name="Quads">Blocks along each side.</param>
public sealed record BlockView(string Tensor, KernelBuffer Buffer, long Offset, long Elements, int Quads)
    : TensorView(Tensor, Buffer, Offset, Elements)
{
    private const int Side = 4;

    /// <inheritdoc/>
    public override long IndexOf(int row, int column)
    {
        var block = (column / Side * Quads) + (row / Side);
        return block * Side * Side + row % Side * Side + column % Side;
    }
}
