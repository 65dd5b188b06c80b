using System.Globalization;

namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// How the vectors of a kernel are written in C#. The algorithm counts in units of 512 bits (16 floats or 8 doubles) whatever the
/// processor; a unit is one, two or four vectors of the emitted width. Every lane is computed alone and sums across lanes follow one
/// fixed tree, so the width changes the speed and never the bits.
/// </summary>
internal sealed class VectorCode(KernelPrecision precision, int vectorBits)
{
    private const int UnitBytes = 64;

    /// <summary><c>float</c> or <c>double</c>.</summary>
    public string Element { get; } = precision == KernelPrecision.Single ? "float" : "double";

    /// <summary>Bytes of an element.</summary>
    public int ElementBytes { get; } = precision == KernelPrecision.Single ? 4 : 8;

    /// <summary>Bytes of one emitted vector.</summary>
    public int VectorBytes { get; } = vectorBits / 8;

    /// <summary>Elements of a unit: 16 floats or 8 doubles.</summary>
    public int UnitLanes { get; } = UnitBytes / (precision == KernelPrecision.Single ? 4 : 8);

    /// <summary>Emitted vectors of a unit: 1, 2 or 4.</summary>
    public int VectorsPerUnit { get; } = UnitBytes * 8 / vectorBits;

    /// <summary>Vector registers the code may count on: AVX-512 has 32, AVX2 has 16, and so has the 128-bit baseline.</summary>
    public int Registers { get; } = vectorBits == 512 ? 32 : 16;

    /// <summary>The type that <c>V</c> stands for.</summary>
    public string VectorType { get; } = $"System.Runtime.Intrinsics.Vector{vectorBits.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The signed integer type as wide as an element.</summary>
    public string Integer { get; } = precision == KernelPrecision.Single ? "Int32" : "Int64";

    /// <summary>The integer type's keyword.</summary>
    public string IntegerKeyword { get; } = precision == KernelPrecision.Single ? "int" : "long";

    /// <summary>Position of the exponent in an element's bits.</summary>
    public int ExponentShift { get; } = precision == KernelPrecision.Single ? 23 : 52;

    // A dereferenced vector pointer compiles to one unaligned load or store. Vector512.Load and Store are methods that the JIT stops
    // inlining after a few hundred in one method, and then every register is spilled around real calls.

    /// <summary>The vector number <paramref name="index"/> from an address.</summary>
    public string Load(string address, long index = 0) => $"*(V*){At(address, index * VectorBytes)}";

    /// <summary>Stores a vector.</summary>
    public string Store(string address, long index, string value) => $"{Load(address, index)} = {value};";

    /// <summary>All lanes equal to the element at an address.</summary>
    public string Broadcast(string address, long offset = 0) => $"Vx.Create(*({Element}*){At(address, offset)})";

    /// <summary>a * b + c, rounded once.</summary>
    public static string MultiplyAdd(string a, string b, string c) => $"Vx.FusedMultiplyAdd({a}, {b}, {c})";

    /// <summary>c - a * b, rounded once.</summary>
    public static string NegatedMultiplyAdd(string a, string b, string c) => $"Vx.FusedMultiplyAdd(-{a}, {b}, {c})";

    // The native minimum and maximum give back their second operand when either is not a number, so the value stands second:
    // a NaN must reach the loss, where training stops, and not be clamped to something harmless.

    /// <summary>The value, at most the bound; NaN stays NaN.</summary>
    public static string AtMost(string bound, string value) => $"Vx.MinNative({bound}, {value})";

    /// <summary>The value, at least the bound; NaN stays NaN.</summary>
    public static string AtLeast(string bound, string value) => $"Vx.MaxNative({bound}, {value})";

    private static string At(string address, long offset) =>
        offset == 0 ? $"({address})" : $"({address} + {offset.ToString(CultureInfo.InvariantCulture)})";
}
