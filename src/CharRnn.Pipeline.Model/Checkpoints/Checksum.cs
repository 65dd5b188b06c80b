using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>The checksum inside a model file: metadata <c>sha256</c>, over all other metadata and the tensors.</summary>
/// <remarks>
/// SHA-256 over the key and the value of each other metadata entry, sorted by key, then over the name, the type, the dimensions and the
/// data of each tensor in the order of their data. A text goes in as its length in bytes, 32 bits little-endian, and its UTF-8;
/// dimensions as their number and each of them, 32 bits little-endian.
/// </remarks>
internal static class Checksum
{
    public const string Key = "sha256";

    /// <summary>The file with its checksum among the metadata.</summary>
    public static SafetensorsFile AddTo(SafetensorsFile file) =>
        file with { Metadata = new Dictionary<string, string>(file.Metadata, StringComparer.Ordinal) { [Key] = Of(file) } };

    /// <summary>Refuses a file whose content is not that of its checksum; one without a checksum passes.</summary>
    /// <exception cref="InvalidDataException">The content has changed since it was written.</exception>
    public static void Check(SafetensorsFile file)
    {
        if (file.Metadata.TryGetValue(Key, out var written) && written != Of(file))
            throw new InvalidDataException("The checksum does not fit the content: the file was damaged after it was written.");
    }

    private static string Of(SafetensorsFile file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (key, value) in file.Metadata.Where(pair => pair.Key != Key).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(hash, key);
            Append(hash, value);
        }

        foreach (var tensor in file.Tensors)
        {
            Append(hash, tensor.Shape.Name);
            Append(hash, tensor.Type.ToString());
            Append(hash, tensor.Shape.Dimensions.Count);
            foreach (var dimension in tensor.Shape.Dimensions)
                Append(hash, dimension);
            hash.AppendData(SafetensorsWriter.Data(tensor));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
