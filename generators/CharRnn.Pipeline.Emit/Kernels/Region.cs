namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>A part of the kernel's memory block: rows of a panelled or plain matrix.</summary>
/// <param name="Name">The constant that holds its offset in the emitted class.</param>
/// <param name="Offset">Bytes from the start of the block; a multiple of 64.</param>
/// <param name="Rows">Rows, padded to whole units where the matrix is transposed.</param>
/// <param name="Panels">How a row is cut; one panel for a plain matrix.</param>
/// <param name="RowBytes">Bytes of a row within its panel.</param>
/// <param name="Meaning">For the emitted header.</param>
internal sealed record Region(string Name, long Offset, long Rows, Panels Panels, long RowBytes, string Meaning)
{
    /// <summary>Bytes from a panel to the next one.</summary>
    public long PanelBytes => Rows * RowBytes;

    /// <summary>Bytes of the whole region.</summary>
    public long Bytes => PanelBytes * Panels.Count;
}
