using CharRnn.Pipeline.Kernels.Compilation;
using CsCheck;

namespace CharRnn.Pipeline.Kernels.Tests.Compilation;

/// <summary>What holds of files in the cache for every kernel, and for every damage to one.</summary>
public sealed class KernelCacheEntryProperties
{
    private const int Iterations = 2000;

    private static readonly Gen<(KernelKey Key, KernelImage Image)> AnyEntry = Gen.Select(Gen.String, Gen.Byte.Array[0, 200], Gen.Long).Select(
        (text, bytes, ticks) => (KernelKey.Of("kernel", text), new KernelImage(bytes, TimeSpan.FromTicks(ticks))));

    [Fact]
    public void Decode_WhatWasEncoded_GivesItBack() => AnyEntry.Sample(
        (key, image) =>
        {
            var decoded = KernelCacheEntry.Decode(KernelCacheEntry.Encode(key, image), key);
            Assert.Equal(image.Bytes, decoded.Bytes);
            Assert.Equal(image.CompileTime, decoded.CompileTime);
        },
        iter: Iterations);

    [Fact]
    public void Decode_AnyDamage_IsRefused() => Gen.Select(AnyEntry, Gen.Double[0, 1], Gen.Int[0, 50], Gen.Byte.Array[0, 4]).Sample(
        (entry, place, lost, put) =>
        {
            var whole = KernelCacheEntry.Encode(entry.Key, entry.Image);
            var start = (int)(place * whole.Length);
            byte[] damaged = [.. whole[..start], .. put, .. whole[Math.Min(whole.Length, start + lost)..]];
            if (!damaged.AsSpan().SequenceEqual(whole))
                Assert.Throws<InvalidDataException>(() => KernelCacheEntry.Decode(damaged, entry.Key));
        },
        iter: Iterations);
}
