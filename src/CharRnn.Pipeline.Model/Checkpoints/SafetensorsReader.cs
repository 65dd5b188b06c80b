using System.Buffers.Binary;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Reads safetensors files, and takes nothing on trust: whatever is not exactly as the format demands is refused.</summary>
public static class SafetensorsReader
{
    /// <summary>The longest header accepted; the format's own limit.</summary>
    public const int MaximumHeaderBytes = 100_000_000;

    private static readonly long MaximumElements = Array.MaxLength / sizeof(double);
    private static readonly JsonDocumentOptions HeaderOptions = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not a safetensors file, or a damaged one; the message says what is wrong and where.</exception>
    public static SafetensorsFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <summary>Reads a file from its first byte to its last.</summary>
    /// <param name="stream">Seekable, at its start.</param>
    /// <exception cref="InvalidDataException">It is not a safetensors file, or a damaged one; the message says what is wrong and where.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var header = ReadHeader(stream);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        foreach (var property in header.RootElement.EnumerateObject())
        {
            if (property.NameEquals(SafetensorsFile.MetadataKey))
                ReadMetadata(property.Value, metadata);
            else
                entries.Add(ReadEntry(property.Name, property.Value));
        }

        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        CheckOffsets(entries, stream.Length - stream.Position);
        return new SafetensorsFile([.. entries.Select(entry => ReadTensor(stream, entry))], metadata);
    }

    private static JsonDocument ReadHeader(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        if (stream.Length < prefix.Length)
            throw new InvalidDataException($"The file has {stream.Length} bytes; a safetensors file starts with 8 bytes of header length.");
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var rest = (ulong)(stream.Length - stream.Position);
        if (length is 0 or > MaximumHeaderBytes || length > rest)
            throw new InvalidDataException(
                $"The header would be {length} bytes long; {rest} bytes follow, and {MaximumHeaderBytes} are the most: this is no safetensors file, or a cut one.");
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return ParseHeader(bytes);
    }

    private static JsonDocument ParseHeader(byte[] bytes)
    {
        if (bytes[0] != '{')
            throw new InvalidDataException("The header does not start with '{'.");
        try
        {
            return JsonDocument.Parse(bytes, HeaderOptions);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The header is not valid JSON: {error.Message}", error);
        }
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"'{SafetensorsFile.MetadataKey}' must be an object.");
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                throw new InvalidDataException($"Metadata '{property.Name}' must be a string.");
            metadata.Add(property.Name, property.Value.GetString()!);
        }
    }

    private static Entry ReadEntry(string name, JsonElement element)
    {
        string[] keys = [SafetensorsFile.TypeKey, SafetensorsFile.ShapeKey, SafetensorsFile.OffsetsKey];
        if (element.ValueKind != JsonValueKind.Object || !keys.Order().SequenceEqual(element.EnumerateObject().Select(p => p.Name).Order()))
            throw new InvalidDataException($"Tensor '{name}' must be an object with {string.Join(", ", keys)} and nothing else.");

        var type = ReadType(name, element.GetProperty(SafetensorsFile.TypeKey));
        var dimensions = ReadIntegers(name, element.GetProperty(SafetensorsFile.ShapeKey));
        var offsets = ReadIntegers(name, element.GetProperty(SafetensorsFile.OffsetsKey));
        if (offsets is not [var begin, var end] || begin > end)
            throw new InvalidDataException($"Tensor '{name}': {SafetensorsFile.OffsetsKey} must be two numbers in order.");
        var elements = Product(name, dimensions);
        if (elements * SafetensorsFile.BytesOf(type) != end - begin)
            throw new InvalidDataException(
                $"Tensor '{name}': [{string.Join(", ", dimensions)}] {type} needs {elements * SafetensorsFile.BytesOf(type)} bytes; the offsets give {end - begin}.");
        return new Entry(new TensorShape(name, [.. dimensions.Select(n => (int)n)]), type, begin, end);
    }

    private static SafetensorsType ReadType(string name, JsonElement element)
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
        return text switch
        {
            nameof(SafetensorsType.F32) => SafetensorsType.F32,
            nameof(SafetensorsType.F64) => SafetensorsType.F64,
            _ => throw new InvalidDataException($"Tensor '{name}' has elements of type {text}; F32 and F64 can be read."),
        };
    }

    private static long[] ReadIntegers(string name, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var numbers = element.EnumerateArray()
                .Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) ? number : -1)
                .ToArray();
            if (numbers.All(number => number >= 0))
                return numbers;
        }

        throw new InvalidDataException($"Tensor '{name}': {element.GetRawText()} must be an array of whole numbers from 0 on.");
    }

    /// <summary>The number of elements; as many as an array can hold.</summary>
    private static long Product(string name, long[] dimensions)
    {
        var product = 1L;
        foreach (var dimension in dimensions)
        {
            if (dimension > MaximumElements || product * dimension > MaximumElements)
                throw new InvalidDataException($"Tensor '{name}': [{string.Join(", ", dimensions)}] has too many elements.");
            product *= dimension;
        }

        return product;
    }

    private static void CheckOffsets(List<Entry> entries, long dataBytes)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != end)
                throw new InvalidDataException(
                    $"Tensor '{entry.Shape.Name}' starts at byte {entry.Begin} of the data; {end} is expected, since there are neither gaps nor overlaps.");
            end = entry.End;
        }

        if (end != dataBytes)
            throw new InvalidDataException($"The tensors take {end} bytes; the file holds {dataBytes} bytes of data.");
    }

    private static SafetensorsTensor ReadTensor(Stream stream, Entry entry)
    {
        var size = SafetensorsFile.BytesOf(entry.Type);
        var bytes = new byte[entry.End - entry.Begin];
        stream.ReadExactly(bytes);
        var values = new double[entry.Shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var element = bytes.AsSpan(i * size);
            values[i] = entry.Type == SafetensorsType.F32
                ? BinaryPrimitives.ReadSingleLittleEndian(element)
                : BinaryPrimitives.ReadDoubleLittleEndian(element);
        }

        return new SafetensorsTensor(entry.Shape, entry.Type, values);
    }

    private sealed record Entry(TensorShape Shape, SafetensorsType Type, long Begin, long End);
}
