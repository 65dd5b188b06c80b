using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Writes safetensors files. The same content gives the same bytes: metadata is sorted by key, tensors keep their order.</summary>
public static class SafetensorsWriter
{
    private const int HeaderAlignment = 8;

    private static readonly JsonWriterOptions HeaderOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file.</summary>
    /// <exception cref="ArgumentException">The reader would refuse it: a name stands twice or is the metadata's, or a tensor has not the values of its shape.</exception>
    public static void Write(Stream stream, SafetensorsFile file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(file);
        Check(file);
        WriteHeader(stream, Header(file));
        foreach (var tensor in file.Tensors)
            stream.Write(Data(tensor));
    }

    private static void Check(SafetensorsFile file)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsFile.MetadataKey };
        foreach (var tensor in file.Tensors)
        {
            if (!names.Add(tensor.Shape.Name))
                throw new ArgumentException($"The name '{tensor.Shape.Name}' is taken.", nameof(file));
            if (tensor.Values.Length != tensor.Shape.Count)
                throw new ArgumentException($"Tensor '{tensor.Shape.Name}' has {tensor.Values.Length} values; {tensor.Shape.Count} are expected.", nameof(file));
        }
    }

    private static void WriteHeader(Stream stream, ReadOnlySpan<byte> header)
    {
        var padding = (HeaderAlignment - (header.Length % HeaderAlignment)) % HeaderAlignment;
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length + padding);
        stream.Write(length);
        stream.Write(header);
        stream.Write("        "u8[..padding]);
    }

    private static ReadOnlySpan<byte> Header(SafetensorsFile file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, HeaderOptions))
        {
            json.WriteStartObject();
            WriteMetadata(json, file.Metadata);
            var offset = 0L;
            foreach (var tensor in file.Tensors)
                WriteEntry(json, tensor, ref offset);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsFile.MetadataKey);
        foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, SafetensorsTensor tensor, ref long offset)
    {
        json.WriteStartObject(tensor.Shape.Name);
        json.WriteString(SafetensorsFile.TypeKey, tensor.Type.ToString());
        json.WriteStartArray(SafetensorsFile.ShapeKey);
        foreach (var dimension in tensor.Shape.Dimensions)
            json.WriteNumberValue(dimension);
        json.WriteEndArray();
        json.WriteStartArray(SafetensorsFile.OffsetsKey);
        json.WriteNumberValue(offset);
        offset += (long)tensor.Values.Length * SafetensorsFile.BytesOf(tensor.Type);
        json.WriteNumberValue(offset);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The bytes of a tensor's elements as the file holds them.</summary>
    internal static byte[] Data(SafetensorsTensor tensor)
    {
        var size = SafetensorsFile.BytesOf(tensor.Type);
        var values = tensor.Values.Span;
        var bytes = new byte[values.Length * size];
        for (var i = 0; i < values.Length; i++)
        {
            var element = bytes.AsSpan(i * size);
            if (tensor.Type == SafetensorsType.F32)
                BinaryPrimitives.WriteSingleLittleEndian(element, (float)values[i]);
            else
                BinaryPrimitives.WriteDoubleLittleEndian(element, values[i]);
        }

        return bytes;
    }
}
