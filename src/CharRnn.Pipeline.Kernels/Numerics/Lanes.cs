using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CharRnn.Pipeline.Kernels.Numerics;

/// <summary>Sums and maxima across the lanes of a vector: halves are combined until one lane is left, the same tree for every width.</summary>
public static class Lanes
{
    /// <summary>The sum of 16 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> v) => Sum(v.GetLower() + v.GetUpper());

    /// <summary>The sum of 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> v) => Sum(v.GetLower() + v.GetUpper());

    /// <summary>The sum of 4 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> v) => (v[0] + v[2]) + (v[1] + v[3]);

    /// <summary>The sum of 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> v) => Sum(v.GetLower() + v.GetUpper());

    /// <summary>The sum of 4 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> v) => Sum(v.GetLower() + v.GetUpper());

    /// <summary>The sum of 2 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128<double> v) => v[0] + v[1];

    /// <summary>The largest of 16 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(Vector512<float> v) => Maximum(Vector256.MaxNative(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(Vector256<float> v) => Maximum(Vector128.MaxNative(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of 4 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(Vector128<float> v)
    {
        v = Vector128.MaxNative(v, Vector128.Shuffle(v, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(v, Vector128.Shuffle(v, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The largest of 8 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Maximum(Vector512<double> v) => Maximum(Vector256.MaxNative(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of 4 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Maximum(Vector256<double> v) => Maximum(Vector128.MaxNative(v.GetLower(), v.GetUpper()));

    /// <summary>The largest of 2 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Maximum(Vector128<double> v) => Math.Max(v[0], v[1]);
}
