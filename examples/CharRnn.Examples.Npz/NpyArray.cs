using System.Runtime.InteropServices;
using System.Text;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Examples.Npz;

/// <summary>An array in NumPy's own format, version 1.0: a header that says type and shape, then the bare elements.</summary>
/// <param name="Name">The array's name in the .npz file.</param>
/// <param name="Type">NumPy's type string, little-endian.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Data">The elements, row-major.</param>
internal sealed record NpyArray(string Name, string Type, IReadOnlyList<int> Shape, byte[] Data)
{
    // The magic word, the version, the header's length.
    private const int Preamble = 10;
    private const int Alignment = 64;

    /// <summary>A tensor as 32-bit floats.</summary>
    public static NpyArray Of(Tensor tensor) =>
        new(tensor.Shape.Name, "<f4", tensor.Shape.Dimensions, MemoryMarshal.AsBytes(tensor.Values.Span).ToArray());

    /// <summary>Texts as UTF-32, each filled up with zeros to the longest.</summary>
    public static NpyArray Of(string name, IReadOnlyList<string> texts)
    {
        var width = texts.Max(text => text.EnumerateRunes().Count());
        var data = new byte[texts.Count * width * sizeof(int)];
        for (var index = 0; index < texts.Count; index++)
            Encoding.UTF32.GetBytes(texts[index]).CopyTo(data, index * width * sizeof(int));
        return new NpyArray(name, $"<U{width}", [texts.Count], data);
    }

    /// <summary>Writes the array.</summary>
    public void Write(Stream stream)
    {
        var header = $"{{'descr': '{Type}', 'fortran_order': False, 'shape': ({string.Concat(Shape.Select(size => $"{size}, "))}), }}";
        var length = (Preamble + header.Length + Alignment) / Alignment * Alignment - Preamble;
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(header.PadRight(length - 1) + "\n"));
        stream.Write(Data);
    }
}
