using System.Buffers.Binary;
using System.Text.Json;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Reads safetensors files, and takes nothing on trust: whatever is not exactly as the format demands is refused.</summary>
public static class SafetensorsReader
{
    /// <summary>The longest header accepted; the format's own limit.</summary>
    public const int MaximumHeaderBytes = 100_000_000;

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
        var (entries, metadata) = ReadEntries(header.RootElement);
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

    private static (List<SafetensorsEntry> Entries, Dictionary<string, string> Metadata) ReadEntries(JsonElement header)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<SafetensorsEntry>();
        try
        {
            foreach (var property in header.EnumerateObject())
            {
                if (property.NameEquals(SafetensorsFile.MetadataKey))
                    ReadMetadata(property.Value, metadata);
                else
                    entries.Add(SafetensorsEntry.Parse(property.Name, property.Value));
            }
        }
        catch (InvalidOperationException error)
        {
            // Half a surrogate pair, written as an escape: valid JSON, but no text.
            throw new InvalidDataException($"The header holds a string that is no text: {error.Message}", error);
        }

        return (entries, metadata);
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

    private static void CheckOffsets(List<SafetensorsEntry> entries, long dataBytes)
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

    private static SafetensorsTensor ReadTensor(Stream stream, SafetensorsEntry entry)
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
}
