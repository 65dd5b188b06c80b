using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CharRnn.Pipeline.Benchmarks.Roofline;

/// <summary>How fast an array that lies in some level of the cache is read, again and again, forwards.</summary>
internal static unsafe class LoadBandwidth
{
    private const int Alignment = 64;
    private const int Unrolled = 8;
    private const long BytesPerRun = 64L << 20;

    /// <summary>GB/s of an array of that size, a multiple of 512 bytes; best of some runs.</summary>
    public static double Of(int bytes, int runs)
    {
        var block = (float*)NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
        NativeMemory.Clear(block, (nuint)bytes);
        var repetitions = (int)Math.Max(1, BytesPerRun / bytes);
        var best = 0.0;
        for (var n = 0; n < runs; n++)
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(Vector512.IsHardwareAccelerated ? Read512(block, bytes, repetitions) : Read256(block, bytes, repetitions));
            best = Math.Max(best, (double)bytes * repetitions / Stopwatch.GetElapsedTime(start).TotalNanoseconds);
        }

        NativeMemory.AlignedFree(block);
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read512(float* block, int bytes, int repetitions)
    {
        Vector512<float> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector512<float>.Zero;
        for (var n = 0; n < repetitions; n++)
        {
            for (Vector512<float>* p = (Vector512<float>*)block, end = (Vector512<float>*)((byte*)block + bytes); p < end; p += Unrolled)
            {
                a += p[0];
                b += p[1];
                c += p[2];
                d += p[3];
                e += p[4];
                f += p[5];
                g += p[6];
                h += p[7];
            }
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read256(float* block, int bytes, int repetitions)
    {
        Vector256<float> a, b, c, d, e, f, g, h;
        a = b = c = d = e = f = g = h = Vector256<float>.Zero;
        for (var n = 0; n < repetitions; n++)
        {
            for (Vector256<float>* p = (Vector256<float>*)block, end = (Vector256<float>*)((byte*)block + bytes); p < end; p += Unrolled)
            {
                a += p[0];
                b += p[1];
                c += p[2];
                d += p[3];
                e += p[4];
                f += p[5];
                g += p[6];
                h += p[7];
            }
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h);
    }
}
