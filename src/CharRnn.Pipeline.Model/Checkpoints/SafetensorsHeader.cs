using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>The header of a safetensors file.</summary>
/// <param name="Entries">In the order of their data.</param>
/// <param name="Metadata">Text by key.</param>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    // The header's object, a tensor's object, and the array in it.
    private const int Levels = 3;

    private static readonly JsonDocumentOptions Json = new() { MaxDepth = Levels };

    /// <summary>Reads a header from the start of a file; reserves no more than the file has bytes.</summary>
    /// <exception cref="InvalidDataException">It is malformed; the message says what is wrong.</exception>
    public static SafetensorsHeader Read(Stream stream)
    {
        using var document = ParseJson(ReadBytes(stream));
        try
        {
            return Read(document.RootElement);
        }
        catch (InvalidOperationException error)
        {
            // Half a surrogate pair, written as an escape: valid JSON, but no text.
            throw new InvalidDataException($"The header holds a string that is no text: {error.Message}", error);
        }
    }

    private static byte[] ReadBytes(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (stream.Length < prefix.Length)
            throw new InvalidDataException($"The file has {stream.Length} bytes; a safetensors file starts with 8 bytes of header length.");
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var rest = (ulong)(stream.Length - stream.Position);
        if (length is 0 or > SafetensorsReader.MaximumHeaderBytes || length > rest)
        {
            throw new InvalidDataException(
                $"The header would be {length} bytes long; {rest} bytes follow, and {SafetensorsReader.MaximumHeaderBytes} are the most: "
                + "this is no safetensors file, or a cut one.");
        }

        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static JsonDocument ParseJson(byte[] bytes)
    {
        if (bytes[0] != '{')
            throw new InvalidDataException("The header does not start with '{'.");
        if (!Utf8.IsValid(bytes))
            throw new InvalidDataException("The header is not UTF-8.");
        try
        {
            return JsonDocument.Parse(bytes, Json);
        }
        catch (JsonException error)
        {
            // The exception's own message may quote all the rest of the header.
            throw new InvalidDataException(
                $"The header is not valid JSON of at most {Levels} levels: it breaks off at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.", error);
        }
    }

    private static SafetensorsHeader Read(JsonElement header)
    {
        Dictionary<string, string>? metadata = null;
        var entries = new Dictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
        foreach (var property in header.EnumerateObject())
        {
            if (property.NameEquals(SafetensorsFile.MetadataKey))
                metadata = metadata is null ? ReadMetadata(property.Value) : throw Twice(SafetensorsFile.MetadataKey, "in the header");
            else if (!entries.TryAdd(property.Name, SafetensorsEntry.Parse(property.Name, property.Value)))
                throw Twice(property.Name, "in the header");
        }

        // Of tensors without elements, the one written first stays first.
        return new SafetensorsHeader([.. entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)], metadata ?? []);
    }

    private static Dictionary<string, string> ReadMetadata(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"'{SafetensorsFile.MetadataKey}' must be an object.");
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                throw new InvalidDataException($"Metadata '{Excerpt.Of(property.Name)}' must be a string.");
            if (!metadata.TryAdd(property.Name, property.Value.GetString()!))
                throw Twice(property.Name, "in the metadata");
        }

        return metadata;
    }

    private static InvalidDataException Twice(string key, string where) => new($"'{Excerpt.Of(key)}' stands twice {where}.");
}
