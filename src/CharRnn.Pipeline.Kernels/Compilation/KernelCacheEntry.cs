using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>
/// The file of a kernel in the cache: 8 bytes of magic, 32 of key, 32 of the SHA-256 of all that follows; then the ticks that its compilation
/// took, as 8 bytes, little-endian, and the assembly.
/// </summary>
internal static class KernelCacheEntry
{
    private const int HashOffset = 8 + SHA256.HashSizeInBytes;
    private const int PayloadOffset = HashOffset + SHA256.HashSizeInBytes;
    private const int ImageOffset = PayloadOffset + sizeof(long);

    private static ReadOnlySpan<byte> Magic => "CRNNKRN1"u8;

    /// <summary>The bytes of a file.</summary>
    public static byte[] Encode(KernelKey key, KernelImage image)
    {
        var entry = new byte[ImageOffset + image.Bytes.Length];
        Magic.CopyTo(entry);
        key.Hash.CopyTo(entry.AsSpan(Magic.Length));
        BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(PayloadOffset), image.CompileTime.Ticks);
        image.Bytes.CopyTo(entry.AsSpan(ImageOffset));
        SHA256.HashData(entry.AsSpan(PayloadOffset), entry.AsSpan(HashOffset));
        return entry;
    }

    /// <summary>The kernel in a file, after everything in it has been checked.</summary>
    /// <exception cref="InvalidDataException">It is not the whole and sound entry of this key; the message says why.</exception>
    public static KernelImage Decode(ReadOnlySpan<byte> entry, KernelKey key)
    {
        if (entry.Length < ImageOffset || !entry.StartsWith(Magic))
            throw new InvalidDataException("it is no cached kernel");
        if (!entry[Magic.Length..HashOffset].SequenceEqual(key.Hash))
            throw new InvalidDataException("it is of another kernel, emitter or compiler");
        if (!SHA256.HashData(entry[PayloadOffset..]).AsSpan().SequenceEqual(entry[HashOffset..PayloadOffset]))
            throw new InvalidDataException("its content has changed: the SHA-256 does not match");
        return new KernelImage(
            entry[ImageOffset..].ToArray(), TimeSpan.FromTicks(BinaryPrimitives.ReadInt64LittleEndian(entry[PayloadOffset..])));
    }
}
