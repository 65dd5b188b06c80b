using System.Text.Json;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="Shape">Name and dimensions.</param>
/// <param name="Type">How the elements are stored.</param>
/// <param name="Begin">The first byte in the data.</param>
/// <param name="End">The byte after the last one.</param>
internal sealed record SafetensorsEntry(TensorShape Shape, SafetensorsType Type, long Begin, long End)
{
    private static readonly long MaximumElements = Array.MaxLength / sizeof(double);
    private static readonly string[] Keys = [SafetensorsFile.TypeKey, SafetensorsFile.ShapeKey, SafetensorsFile.OffsetsKey];

    /// <summary>Reads the entry; its size must be that of its shape and type.</summary>
    /// <exception cref="InvalidDataException">The entry is malformed; the message names the tensor.</exception>
    public static SafetensorsEntry Parse(string name, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || element.GetPropertyCount() != Keys.Length
            || !Keys.All(key => element.TryGetProperty(key, out _)))
            throw new InvalidDataException($"{Subject(name)} must be an object with {string.Join(", ", Keys)} and nothing else.");

        var type = ReadType(name, element.GetProperty(SafetensorsFile.TypeKey));
        var dimensions = ReadIntegers(name, element.GetProperty(SafetensorsFile.ShapeKey));
        var offsets = ReadIntegers(name, element.GetProperty(SafetensorsFile.OffsetsKey));
        if (offsets is not [var begin, var end] || begin > end)
            throw new InvalidDataException($"{Subject(name)}: {SafetensorsFile.OffsetsKey} must be two numbers in order.");
        var elements = Product(name, dimensions);
        if (elements * SafetensorsFile.BytesOf(type) != end - begin)
        {
            throw new InvalidDataException(
                $"{Subject(name)}: [{string.Join(", ", dimensions)}] {type} needs {elements * SafetensorsFile.BytesOf(type)} bytes; the offsets give {end - begin}.");
        }

        return new SafetensorsEntry(new TensorShape(name, [.. dimensions.Select(n => (int)n)]), type, begin, end);
    }

    private static SafetensorsType ReadType(string name, JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
        return text switch
        {
            nameof(SafetensorsType.F32) => SafetensorsType.F32,
            nameof(SafetensorsType.F64) => SafetensorsType.F64,
            _ => throw new InvalidDataException($"{Subject(name)} has elements of type {Excerpt.Of(text!)}; F32 and F64 can be read."),
        };
    }

    private static long[] ReadIntegers(string name, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            if (element.GetArrayLength() > SafetensorsReader.MaximumDimensions)
            {
                throw new InvalidDataException(
                    $"{Subject(name)}: an array of {element.GetArrayLength()} numbers; {SafetensorsReader.MaximumDimensions} are the most.");
            }

            var numbers = element.EnumerateArray()
                .Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) ? number : -1)
                .ToArray();
            if (numbers.All(number => number >= 0))
                return numbers;
        }

        throw new InvalidDataException($"{Subject(name)}: {Excerpt.Of(element.GetRawText())} must be an array of whole numbers from 0 on.");
    }

    private static string Subject(string name) => $"Tensor '{Excerpt.Of(name)}'";

    /// <summary>The number of elements; as many as an array can hold.</summary>
    private static long Product(string name, long[] dimensions)
    {
        var product = 1L;
        foreach (var dimension in dimensions)
        {
            if (dimension > MaximumElements || product * dimension > MaximumElements)
                throw new InvalidDataException($"{Subject(name)}: [{string.Join(", ", dimensions)}] has too many elements.");
            product *= dimension;
        }

        return product;
    }
}
