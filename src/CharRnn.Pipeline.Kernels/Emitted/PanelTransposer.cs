using System.Runtime.CompilerServices;
using CharRnn.Pipeline.Kernels.Numerics;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>Refreshes the transposed copy of a panelled matrix from its master.</summary>
internal static unsafe class PanelTransposer
{
    /// <summary>
    /// Copies some rows of some panels of the master, block by block; the padding of panels and rows has room for whole blocks. Rows begin at
    /// a whole block.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(byte* memory, PanelTranspose matrix, PanelRange panels, int fromRow, int toRow)
        where T : unmanaged
    {
        var (fromStride, toStride) = ((long)matrix.FromLanes * sizeof(T), (long)matrix.ToLanes * sizeof(T));
        var toNextPanel = (matrix.ToRows - 1) * toStride;
        var end = Math.Min(panels.To * matrix.FromLanes, matrix.Columns);
        var endRow = Math.Min(toRow, matrix.Rows);
        var leftAtFirst = matrix.ToLanes - (fromRow % matrix.ToLanes);
        for (var lane = panels.From * matrix.FromLanes; lane < end; lane += BlockTranspose.Size)
        {
            var from = Row<T>(memory, matrix.From, lane, matrix.FromRows, matrix.FromLanes) + (fromRow * fromStride);
            var to = Row<T>(memory, matrix.To, fromRow, matrix.ToRows, matrix.ToLanes) + (lane * toStride);
            var left = leftAtFirst;
            for (var row = fromRow; row < endRow; row += BlockTranspose.Size)
            {
                BlockTranspose.Copy<T>(from, fromStride, to, toStride);
                from += BlockTranspose.Size * fromStride;
                to += BlockTranspose.Size * sizeof(T);
                left -= BlockTranspose.Size;
                if (left > 0)
                    continue;
                to += toNextPanel;
                left = matrix.ToLanes;
            }
        }
    }

    /// <summary>The address of a lane in row 0 of its panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Row<T>(byte* memory, long offset, int lane, int rows, int lanes)
        where T : unmanaged =>
        memory + offset + ((long)(lane / lanes) * rows * lanes + lane % lanes) * sizeof(T);
}
