namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// A square matrix cut into blocks of 4 by 4 floats, one unit of 512 bits each. One copy serves both sweeps: forward, four elements of the
/// vector meet the four columns of a block; backward, they are spread over its four rows. The blocks lie column by column, so that a forward
/// sweep reads memory strictly in sequence, and the sums of a whole column of blocks stay in registers.
/// </summary>
/// <param name="Quads">Blocks along each side.</param>
internal sealed record Blocks(int Quads)
{
    /// <summary>Rows and columns of a block.</summary>
    public const int Side = 4;

    /// <summary>Bytes of a block.</summary>
    public const int Bytes = Side * Side * sizeof(float);

    /// <summary>Bytes of the elements that meet a row or column of blocks.</summary>
    public const int QuadBytes = Side * sizeof(float);

    /// <summary>Smaller matrices leave too few accumulators to hide the latency, larger ones need more than the registers hold.</summary>
    public static bool Suit(int hidden) => hidden is >= 48 and <= 112;

    /// <summary>Cuts a matrix of the given side.</summary>
    public static Blocks For(int side) => new((side + Side - 1) / Side);
}
