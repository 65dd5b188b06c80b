using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CharRnn.Pipeline.Benchmarks.Roofline;

/// <summary>The rate of multiply-adds that never leave the registers: no kernel can be faster.</summary>
/// <remarks>
/// Twelve sums that do not depend on each other: more than latency times throughput of any processor so far, and few enough for sixteen
/// registers. Every sum tends to 1, so that no operand becomes denormal or infinite.
/// </remarks>
internal static class FmaPeak
{
    private const int Sums = 12;
    private const int Repetitions = 200_000;
    private const float Factor = 0.5f;

    /// <summary>GFLOP/s with 512-bit vectors; a multiply-add counts two. Best of some runs.</summary>
    public static double Of512(int runs) => Best(runs, Vector512<float>.Count, Run512);

    /// <summary>GFLOP/s with 256-bit vectors.</summary>
    public static double Of256(int runs) => Best(runs, Vector256<float>.Count, Run256);

    private static double Best(int runs, int lanes, Func<float> run)
    {
        var best = 0.0;
        for (var n = 0; n < runs; n++)
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(run());
            best = Math.Max(best, 2.0 * lanes * Sums * Repetitions / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512()
    {
        Vector512<float> a, b, c, d, e, f, g, h, i, j, k, l;
        a = b = c = d = e = f = g = h = i = j = k = l = Vector512<float>.Zero;
        var factor = Vector512.Create(Factor);
        for (var n = 0; n < Repetitions; n++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, factor);
            b = Vector512.FusedMultiplyAdd(b, factor, factor);
            c = Vector512.FusedMultiplyAdd(c, factor, factor);
            d = Vector512.FusedMultiplyAdd(d, factor, factor);
            e = Vector512.FusedMultiplyAdd(e, factor, factor);
            f = Vector512.FusedMultiplyAdd(f, factor, factor);
            g = Vector512.FusedMultiplyAdd(g, factor, factor);
            h = Vector512.FusedMultiplyAdd(h, factor, factor);
            i = Vector512.FusedMultiplyAdd(i, factor, factor);
            j = Vector512.FusedMultiplyAdd(j, factor, factor);
            k = Vector512.FusedMultiplyAdd(k, factor, factor);
            l = Vector512.FusedMultiplyAdd(l, factor, factor);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256()
    {
        Vector256<float> a, b, c, d, e, f, g, h, i, j, k, l;
        a = b = c = d = e = f = g = h = i = j = k = l = Vector256<float>.Zero;
        var factor = Vector256.Create(Factor);
        for (var n = 0; n < Repetitions; n++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, factor);
            b = Vector256.FusedMultiplyAdd(b, factor, factor);
            c = Vector256.FusedMultiplyAdd(c, factor, factor);
            d = Vector256.FusedMultiplyAdd(d, factor, factor);
            e = Vector256.FusedMultiplyAdd(e, factor, factor);
            f = Vector256.FusedMultiplyAdd(f, factor, factor);
            g = Vector256.FusedMultiplyAdd(g, factor, factor);
            h = Vector256.FusedMultiplyAdd(h, factor, factor);
            i = Vector256.FusedMultiplyAdd(i, factor, factor);
            j = Vector256.FusedMultiplyAdd(j, factor, factor);
            k = Vector256.FusedMultiplyAdd(k, factor, factor);
            l = Vector256.FusedMultiplyAdd(l, factor, factor);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
