namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>The sums of a tile: parts that lie apart in memory, each of some vectors side by side.</summary>
/// <param name="Parts">How many.</param>
/// <param name="PartBytes">From one to the next in the target.</param>
/// <param name="Vectors">The vectors of a part.</param>
/// <param name="Deal">How the lanes of sums change places; null: each is summed where it belongs.</param>
internal sealed record TileShape(int Parts, long PartBytes, IReadOnlyList<VectorCode> Vectors, Deal? Deal = null)
{
    /// <summary>Sums that are finished together: those that are dealt out together, or a part.</summary>
    public (int Parts, int Vectors) Group => Deal is null ? (1, Vectors.Count) : (Deal.Parts, Deal.Vectors);

    /// <summary>How many groups there are, side by side and one part after another.</summary>
    public (int Parts, int Vectors) Groups => (Parts / Group.Parts, Vectors.Count / Group.Vectors);

    /// <summary>The number of a sum.</summary>
    public int NumberOf(int part, int vector) => part * Vectors.Count + vector;

    /// <summary>Calls the action for each part and vector.</summary>
    public void ForEach(Action<int, int> action)
    {
        for (var part = 0; part < Parts; part++)
        {
            for (var vector = 0; vector < Vectors.Count; vector++)
                action(part, vector);
        }
    }
}
