using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>A square matrix in blocks of 4 by 4: group by group of block rows, within a group by block column, within it by block row.</summary>
/// <param name="Tensor">W.</param>
/// <param name="Buffer">Which copy of the tensor.</param>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Elements">Elements with padding.</param>
/// <param name="Quads">Blocks along each side.</param>
/// <param name="GroupStarts">The first block row of each group.</param>
public sealed record BlockView(string Tensor, KernelBuffer Buffer, long Offset, long Elements, int Quads, IReadOnlyList<int> GroupStarts)
    : TensorView(Tensor, Buffer, Offset, Elements)
{
    private const int Side = 4;

    /// <inheritdoc/>
    public override long IndexOf(int row, int column)
    {
        var (blockRow, blockColumn) = (row / Side, column / Side);
        var group = GroupStarts.Count - 1;
        while (GroupStarts[group] > blockRow)
            group--;
        var start = GroupStarts[group];
        var size = (group + 1 < GroupStarts.Count ? GroupStarts[group + 1] : Quads) - start;
        var block = start * Quads + blockColumn * size + (blockRow - start);
        return block * Side * Side + row % Side * Side + column % Side;
    }
}
