using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>How the elements of a tensor lie in the memory block: in panels, each a run of rows of <paramref name="PanelLanes"/> elements.</summary>
/// <param name="Tensor">U, W, V, b or c.</param>
/// <param name="Buffer">Which copy of the tensor.</param>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Rows">Rows of a panel.</param>
/// <param name="PanelLanes">Elements of a row within its panel.</param>
/// <param name="LanesAlongRows">True when neighbours in memory are neighbours down a column of the tensor.</param>
public sealed record TensorView(string Tensor, KernelBuffer Buffer, long Offset, int Rows, int PanelLanes, bool LanesAlongRows)
{
    /// <summary>The place of an element, counted in elements from <see cref="Offset"/>.</summary>
    public long IndexOf(int row, int column)
    {
        var (lane, other) = LanesAlongRows ? (row, column) : (column, row);
        return ((long)(lane / PanelLanes) * Rows + other) * PanelLanes + lane % PanelLanes;
    }
}
