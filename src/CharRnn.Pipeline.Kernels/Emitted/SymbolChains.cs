using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The places of each symbol in a sequence, as chains: where it occurs first, and from each place the next one.</summary>
internal sealed unsafe class SymbolChains
{
    // Pinned arrays: emitted code walks them by pointer.
    private readonly int[] _firsts;
    private readonly int[] _nexts;
    private readonly int[] _lasts;

    /// <summary>Room for sequences of a shape.</summary>
    public SymbolChains(KernelShape shape)
    {
        _firsts = GC.AllocateArray<int>(shape.Sequence, pinned: true);
        _nexts = GC.AllocateArray<int>(shape.Sequence, pinned: true);
        _lasts = new int[shape.Vocabulary];
        Array.Fill(_lasts, -1);
    }

    /// <summary>Distinct symbols of the sequence.</summary>
    public int Count { get; private set; }

    /// <summary>The first place of each distinct symbol, in the order of these places.</summary>
    public int* Firsts => Pointer(_firsts);

    /// <summary>From each place the next place of the same symbol, or -1.</summary>
    public int* Nexts => Pointer(_nexts);

    /// <summary>Links the places of a sequence.</summary>
    public void Link(ReadOnlySpan<int> x)
    {
        Count = 0;
        for (var t = 0; t < x.Length; t++)
        {
            ref var last = ref _lasts[x[t]];
            if (last < 0)
                _firsts[Count++] = t;
            else
                _nexts[last] = t;
            _nexts[t] = -1;
            last = t;
        }

        for (var n = 0; n < Count; n++)
            _lasts[x[_firsts[n]]] = -1;
    }

    private static int* Pointer(int[] pinned) => (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(
        ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));
}
