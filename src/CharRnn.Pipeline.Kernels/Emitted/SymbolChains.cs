using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The places of each symbol in a sequence, as chains: where it occurs first, and from each place the next one.</summary>
internal sealed unsafe class SymbolChains
{
    // Pinned arrays: emitted code walks them by pointer.
    private readonly int[] _firsts;
    private readonly int[] _nexts;

    // Where each symbol occurred last, counted from the first sequence ever: what lies before the current one is out of date, not cleared.
    private readonly long[] _lasts;
    private long _start;

    /// <summary>Room for sequences of a shape.</summary>
    public SymbolChains(KernelShape shape)
    {
        // One place more, where links from nowhere go.
        _firsts = GC.AllocateArray<int>(shape.Sequence + 1, pinned: true);
        _nexts = GC.AllocateArray<int>(shape.Sequence + 1, pinned: true);
        _lasts = new long[shape.Vocabulary];
        Array.Fill(_lasts, -1);
    }

    /// <summary>Distinct symbols of the sequence.</summary>
    public int Count { get; private set; }

    /// <summary>The first place of each distinct symbol, in the order of these places.</summary>
    public int* Firsts => Pointer(_firsts);

    /// <summary>From each place the next place of the same symbol, or -1.</summary>
    public int* Nexts => Pointer(_nexts);

    /// <summary>Links the places of a sequence. Without branches on the text, which no processor can foresee.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Link(ReadOnlySpan<int> x)
    {
        var firsts = _firsts;
        var nexts = _nexts;
        var lasts = _lasts;
        var count = 0;
        for (var t = 0; t < x.Length; t++)
        {
            ref var last = ref lasts[x[t]];
            var previous = last - _start;
            last = _start + t;
            nexts[t] = -1;
            nexts[previous < 0 ? x.Length : (int)previous] = t;
            firsts[count] = t;
            count += previous < 0 ? 1 : 0;
        }

        Count = count;
        _start += x.Length;
    }

    private static int* Pointer(int[] pinned) => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
