using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CharRnn.Pipeline.Kernels.Numerics;

/// <summary>Transposes blocks of 8 by 8 elements: floats in registers where the processor has AVX. It only moves bits, so both ways give the same.</summary>
internal static unsafe class BlockTranspose
{
    /// <summary>Rows and columns of a block.</summary>
    public const int Size = 8;

    /// <summary>to[c][r] = from[r][c] for r, c from 0 to 7; strides in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy<T>(byte* from, long fromStride, byte* to, long toStride)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && Avx.IsSupported)
            CopyInRegisters(from, fromStride, to, toStride);
        else
            CopyEach<T>(from, fromStride, to, toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyInRegisters(byte* from, long fromStride, byte* to, long toStride)
    {
        // Neighbouring rows are interleaved: pairs, then quadruples, each within halves of 128 bits.
        var (a0, a1, a2, a3) = Quadruples(from, fromStride);
        var (b0, b1, b2, b3) = Quadruples(from + 4 * fromStride, fromStride);

        // Columns 0 to 3 lie in the lower halves, columns 4 to 7 in the upper ones.
        Store(to, toStride, a0, b0);
        Store(to + toStride, toStride, a1, b1);
        Store(to + 2 * toStride, toStride, a2, b2);
        Store(to + 3 * toStride, toStride, a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Quadruples(byte* from, long stride)
    {
        var (r0, r1) = (*(Vector256<float>*)from, *(Vector256<float>*)(from + stride));
        var (r2, r3) = (*(Vector256<float>*)(from + 2 * stride), *(Vector256<float>*)(from + 3 * stride));
        var (low01, high01) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1));
        var (low23, high23) = (Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        const byte FirstPairs = 0b01_00_01_00;
        const byte SecondPairs = 0b11_10_11_10;
        return (
            Avx.Shuffle(low01, low23, FirstPairs), Avx.Shuffle(low01, low23, SecondPairs),
            Avx.Shuffle(high01, high23, FirstPairs), Avx.Shuffle(high01, high23, SecondPairs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(byte* to, long stride, Vector256<float> first, Vector256<float> second)
    {
        const byte LowerHalves = 0x20;
        const byte UpperHalves = 0x31;
        *(Vector256<float>*)to = Avx.Permute2x128(first, second, LowerHalves);
        *(Vector256<float>*)(to + 4 * stride) = Avx.Permute2x128(first, second, UpperHalves);
    }

    private static void CopyEach<T>(byte* from, long fromStride, byte* to, long toStride)
        where T : unmanaged
    {
        for (var r = 0; r < Size; r++)
        {
            for (var c = 0; c < Size; c++)
                *((T*)(to + c * toStride) + r) = *((T*)(from + r * fromStride) + c);
        }
    }
}
