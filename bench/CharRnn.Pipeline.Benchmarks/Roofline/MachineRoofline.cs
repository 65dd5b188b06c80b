using System.Runtime.Intrinsics;
using CharRnn.Pipeline.Benchmarks.Measuring;

namespace CharRnn.Pipeline.Benchmarks.Roofline;

/// <summary>What one core of this processor can do at most, measured in the process that runs the kernels.</summary>
/// <param name="Fma512">GFLOP/s of multiply-adds in 512-bit vectors; 0 where there are none.</param>
/// <param name="Fma256">GFLOP/s in 256-bit vectors.</param>
/// <param name="Loads">GB/s of reads from each level of the cache.</param>
internal sealed record MachineRoofline(double Fma512, double Fma256, IReadOnlyList<(string Level, int Bytes, double Rate)> Loads)
{
    private const int Runs = 15;

    private static readonly (string Level, int Bytes)[] Levels = [("L1", 16 << 10), ("L2", 256 << 10), ("L3", 8 << 20)];

    /// <summary>Measures.</summary>
    public static MachineRoofline Measure() => new(
        Vector512.IsHardwareAccelerated ? FmaPeak.Of512(Runs) : 0,
        FmaPeak.Of256(Runs),
        [.. Levels.Select(level => (level.Level, level.Bytes, LoadBandwidth.Of(level.Bytes, Runs)))]);

    /// <summary>Writes the table.</summary>
    public void Write(TextWriter output)
    {
        var table = new ResultTable("one core at most", "measured");
        if (Fma512 > 0)
            table.Add("multiply-adds in 512-bit vectors", $"{ResultTable.Number(Fma512, 1)} GFLOP/s");
        table.Add("multiply-adds in 256-bit vectors", $"{ResultTable.Number(Fma256, 1)} GFLOP/s");
        foreach (var (level, bytes, rate) in Loads)
            table.Add($"loads from {level} ({bytes >> 10} KiB)", $"{ResultTable.Number(rate, 1)} GB/s");
        output.Write($"## Roofline\n\n{table}\nBest of {Runs} runs, float32.\n\n");
    }
}
