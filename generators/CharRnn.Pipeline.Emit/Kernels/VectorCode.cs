using System.Globalization;

namespace CharRnn.Pipeline.Emit.Kernels;

/// <summary>
/// How the vectors of a kernel are written in C#. The algorithm counts in units of 512 bits (16 floats or 8 doubles) whatever the
/// processor; a unit is one, two or four vectors of the emitted width. Every lane is computed alone and sums across lanes follow one
/// fixed tree, so the width changes the speed and never the bits.
/// </summary>
internal sealed class VectorCode
{
    private const int UnitBytes = 64;

    private readonly string _type;
    private readonly string _operations;

    public VectorCode(KernelPrecision precision, int vectorBits)
        : this(precision, vectorBits, "V", "Vx")
    {
        VectorBytes = vectorBits / 8;
        if (vectorBits == 512)
            Half = new VectorCode(precision, vectorBits / 2, "Vh", "Vhx") { VectorBytes = VectorBytes };
    }

    private VectorCode(KernelPrecision precision, int vectorBits, string type, string operations)
    {
        (_type, _operations) = (type, operations);
        var single = precision == KernelPrecision.Single;
        Element = single ? "float" : "double";
        ElementBytes = single ? 4 : 8;
        UnitLanes = UnitBytes / ElementBytes;
        VectorsPerUnit = UnitBytes * 8 / vectorBits;
        Registers = vectorBits == 512 ? 32 : 16;
        VectorType = "System.Runtime.Intrinsics.Vector" + vectorBits.ToString(CultureInfo.InvariantCulture);
        (Integer, IntegerKeyword) = single ? ("Int32", "int") : ("Int64", "long");
        ExponentShift = single ? 23 : 52;
    }

    /// <summary><c>float</c> or <c>double</c>.</summary>
    public string Element { get; }

    /// <summary>Bytes of an element.</summary>
    public int ElementBytes { get; }

    /// <summary>Bytes from one vector of a row to the next.</summary>
    public int VectorBytes { get; private init; }

    /// <summary>
    /// Half a vector, which takes half the time of a whole one of 512 bits, for rows that end in half a unit; null where a unit is several
    /// vectors anyway.
    /// </summary>
    public VectorCode? Half { get; }

    /// <summary>Elements of a unit: 16 floats or 8 doubles.</summary>
    public int UnitLanes { get; }

    /// <summary>Emitted vectors of a unit: 1, 2 or 4.</summary>
    public int VectorsPerUnit { get; }

    /// <summary>Vector registers the code may count on: AVX-512 has 32, AVX2 has 16, and so has the 128-bit baseline.</summary>
    public int Registers { get; }

    /// <summary>The type that <c>V</c> stands for.</summary>
    public string VectorType { get; }

    /// <summary>The signed integer type as wide as an element.</summary>
    public string Integer { get; }

    /// <summary>The integer type's keyword.</summary>
    public string IntegerKeyword { get; }

    /// <summary>Position of the exponent in an element's bits.</summary>
    public int ExponentShift { get; }

    /// <summary>The vectors of a row within its panel: whole ones, and perhaps half of one at the end.</summary>
    public IReadOnlyList<VectorCode> Row(Panels panels)
    {
        if (!panels.EndsInHalf)
            return [.. Enumerable.Repeat(this, panels.Units * VectorsPerUnit)];
        var whole = Enumerable.Repeat(this, (panels.Units - 1) * VectorsPerUnit);
        return Half is null ? [.. whole, .. Enumerable.Repeat(this, VectorsPerUnit / 2)] : [.. whole, Half];
    }

    /// <summary>The same vectors cut into tiles; one that ends in half a vector is another kind and stands alone.</summary>
    /// <param name="panels">How the row is cut into panels.</param>
    /// <param name="largest">Vectors of the largest tile.</param>
    /// <returns>Runs of tiles, and the vectors of one tile of each run.</returns>
    public IEnumerable<(Run Tiles, IReadOnlyList<VectorCode> Vectors)> RowTiles(Panels panels, int largest)
    {
        var row = Row(panels);
        var runs = Run.Cut(row.Count, largest).ToList();
        var last = runs[runs.Count - 1];
        if (last.Count > 1 && row[row.Count - 1] != this)
        {
            runs[runs.Count - 1] = last with { Count = last.Count - 1 };
            runs.Add(new Run(row.Count - last.Size, 1, last.Size));
        }

        return runs.Select(run => (run, (IReadOnlyList<VectorCode>)[.. row.Skip(run.Start).Take(run.Size)]));
    }

    // A dereferenced vector pointer compiles to one unaligned load or store. Vector512.Load and Store are methods that the JIT stops
    // inlining after a few hundred in one method, and then every register is spilled around real calls.

    /// <summary>The vector number <paramref name="index"/> from an address.</summary>
    public string Load(string address, long index = 0) => $"*({_type}*){At(address, index * VectorBytes)}";

    /// <summary>Stores a vector.</summary>
    public string Store(string address, long index, string value) => $"{Load(address, index)} = {value};";

    /// <summary>All lanes equal to the element at an address.</summary>
    public string Broadcast(string address, long offset = 0) => $"{_operations}.Create(*({Element}*){At(address, offset)})";

    /// <summary>a * b + c, rounded once.</summary>
    public string MultiplyAdd(string a, string b, string c) => $"{_operations}.FusedMultiplyAdd({a}, {b}, {c})";

    /// <summary>c - a * b, rounded once.</summary>
    public string NegatedMultiplyAdd(string a, string b, string c) => $"{_operations}.FusedMultiplyAdd(-{a}, {b}, {c})";

    // The native minimum and maximum give back their second operand when either is not a number, so the value stands second:
    // a NaN must reach the loss, where training stops, and not be clamped to something harmless.

    /// <summary>The value, at most the bound; NaN stays NaN.</summary>
    public string AtMost(string bound, string value) => $"{_operations}.MinNative({bound}, {value})";

    /// <summary>The value, at least the bound; NaN stays NaN.</summary>
    public string AtLeast(string bound, string value) => $"{_operations}.MaxNative({bound}, {value})";

    /// <summary>The square root, correctly rounded.</summary>
    public string SquareRoot(string value) => $"{_operations}.Sqrt({value})";

    /// <summary>All lanes 0.</summary>
    public string Zero => _type + ".Zero";

    /// <summary>A vector of <paramref name="whole"/>'s width, cut to this one's.</summary>
    public string Narrowed(VectorCode whole, string value) => whole == this ? value : $"{whole._operations}.GetLower({value})";

    private static string At(string address, long offset) =>
        offset == 0 ? $"({address})" : $"({address} + {offset.ToString(CultureInfo.InvariantCulture)})";
}
