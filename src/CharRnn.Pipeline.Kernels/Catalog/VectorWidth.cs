using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>The vector widths that kernels are emitted for, and the best one of this processor.</summary>
internal static class VectorWidth
{
    /// <summary>All widths, the widest first.</summary>
    public static IReadOnlyList<int> All { get; } = [512, 256, 128];

    /// <summary>The widest vectors that this processor multiplies and adds in one instruction.</summary>
    public static int Best =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? 256
        : 128;

    /// <summary>The name by which people know the width.</summary>
    public static string NameOf(int bits) => bits switch
    {
        512 => "AVX-512",
        256 => "AVX2",
        _ => "128-bit",
    };
}
