using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>Symbol ids in order: a byte each while the vocabulary has at most 256 symbols, four bytes else. Immutable; a slice shares the memory.</summary>
[CollectionBuilder(typeof(SymbolSequence), nameof(From))]
public sealed class SymbolSequence : IReadOnlyList<int>
{
    /// <summary>The largest vocabulary whose ids take a byte.</summary>
    public const int MostInBytes = 256;

    private readonly byte[]? _bytes;
    private readonly int[]? _words;
    private readonly int _start;

    /// <summary>Takes ids below 256; not copied.</summary>
    public SymbolSequence(byte[] ids)
        : this(ids, null, 0, ids.Length)
    {
    }

    /// <summary>Takes ids; not copied.</summary>
    public SymbolSequence(int[] ids)
        : this(null, ids, 0, ids.Length)
    {
    }

    private SymbolSequence(byte[]? bytes, int[]? words, int start, int length) => (_bytes, _words, _start, Length) = (bytes, words, start, length);

    /// <summary>How many symbols there are.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    int IReadOnlyCollection<int>.Count => Length;

    /// <summary>The ids as they lie in memory, for hashing.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes is null ? MemoryMarshal.AsBytes(_words.AsSpan(_start, Length)) : _bytes.AsSpan(_start, Length);

    /// <inheritdoc/>
    public int this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            return _bytes is null ? _words![_start + index] : _bytes[_start + index];
        }
    }

    /// <summary>Ids in the smallest form that holds them.</summary>
    public static SymbolSequence From(ReadOnlySpan<int> ids)
    {
        if (ids.ContainsAnyExceptInRange(0, MostInBytes - 1))
            return new SymbolSequence(ids.ToArray());
        var bytes = new byte[ids.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)ids[i];
        return new SymbolSequence(bytes);
    }

    /// <summary>Copies ids from a place on, as many as the destination holds. Allocates nothing.</summary>
    public void CopyTo(int start, Span<int> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length - destination.Length);
        if (_bytes is null)
        {
            _words.AsSpan(_start + start, destination.Length).CopyTo(destination);
            return;
        }

        var source = _bytes.AsSpan(_start + start, destination.Length);
        for (var i = 0; i < source.Length; i++)
            destination[i] = source[i];
    }

    /// <summary>Some of the ids, in the same memory.</summary>
    public SymbolSequence Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length - length);
        return new SymbolSequence(_bytes, _words, _start + start, length);
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator()
    {
        for (var i = 0; i < Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
