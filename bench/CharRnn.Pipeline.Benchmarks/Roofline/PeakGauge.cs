using System.Runtime.Intrinsics;

namespace CharRnn.Pipeline.Benchmarks.Roofline;

/// <summary>
/// The peak of multiply-adds, measured between the blocks whose fractions of it are told: a shared machine may be slower by half for
/// minutes, and a peak from before would then mislead.
/// </summary>
internal sealed class PeakGauge
{
    /// <summary>GFLOP/s, the highest so far.</summary>
    public double Peak { get; private set; }

    /// <summary>Measures once more; takes under a millisecond.</summary>
    public void Sample() => Peak = Math.Max(Peak, Vector512.IsHardwareAccelerated ? FmaPeak.Of512(runs: 1) : FmaPeak.Of256(runs: 1));
}
