using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>A tensor in panels, each a run of rows of <paramref name="PanelLanes"/> elements.</summary>
/// <param name="Tensor">U, W, V, b or c.</param>
/// <param name="Buffer">Which copy of the tensor.</param>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Elements">Elements with padding.</param>
/// <param name="Rows">Rows of a panel.</param>
/// <param name="PanelLanes">Elements of a row within its panel.</param>
/// <param name="LanesAlongRows">True when neighbours in memory are neighbours down a column of the tensor.</param>
public sealed record PanelView(
    string Tensor, KernelBuffer Buffer, long Offset, long Elements, int Rows, int PanelLanes, bool LanesAlongRows)
    : TensorView(Tensor, Buffer, Offset, Elements)
{
    /// <inheritdoc/>
    public override long IndexOf(int row, int column)
    {
        var (lane, other) = LanesAlongRows ? (row, column) : (column, row);
        return ((long)(lane / PanelLanes) * Rows + other) * PanelLanes + lane % PanelLanes;
    }
}
