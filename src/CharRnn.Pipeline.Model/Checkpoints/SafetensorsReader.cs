using System.Buffers.Binary;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>
/// Reads safetensors files, and takes nothing on trust: whatever is not exactly as the format demands is refused, before any memory is
/// reserved for it that the file's size does not account for.
/// </summary>
public static class SafetensorsReader
{
    /// <summary>The longest header accepted; the format's own limit.</summary>
    public const int MaximumHeaderBytes = 100_000_000;

    /// <summary>The most dimensions of a tensor.</summary>
    public const int MaximumDimensions = 64;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not a safetensors file, or a damaged one; the message says what is wrong and where.</exception>
    public static SafetensorsFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <summary>Reads a file from its first byte to its last.</summary>
    /// <param name="stream">At its start.</param>
    /// <exception cref="InvalidDataException">It is not a safetensors file, or a damaged one; the message says what is wrong and where.</exception>
    public static SafetensorsFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new InvalidDataException("This is a pipe or a device; a file is expected.");
        var header = SafetensorsHeader.Read(stream);
        CheckOffsets(header.Entries, stream.Length - stream.Position);
        return new SafetensorsFile([.. header.Entries.Select(entry => ReadTensor(stream, entry))], header.Metadata);
    }

    private static void CheckOffsets(IReadOnlyList<SafetensorsEntry> entries, long dataBytes)
    {
        var end = 0L;
        foreach (var entry in entries)
        {
            if (entry.Begin != end)
            {
                throw new InvalidDataException(
                    $"Tensor '{Excerpt.Of(entry.Shape.Name)}' starts at byte {entry.Begin} of the data; {end} is expected, "
                    + "since there are neither gaps nor overlaps.");
            }

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
