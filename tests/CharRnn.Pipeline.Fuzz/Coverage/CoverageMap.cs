using System.Numerics;
using System.Runtime.InteropServices;

namespace CharRnn.Pipeline.Fuzz.Coverage;

/// <summary>All that executions have shown so far: each branch, and roughly how often one execution took it.</summary>
internal sealed class CoverageMap
{
    // As of American fuzzy lop: a loop of 5 rounds is like one of 6, but not like one of 3.
    private static readonly byte[] Buckets = [.. Enumerable.Range(0, 256).Select(count => (byte)(count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    }))];

    private static readonly byte[] Once = [.. Buckets.Select(bucket => Math.Min(bucket, (byte)1))];

    private readonly byte[] _seen = new byte[BranchTrace.Size];

    /// <summary>The branches taken.</summary>
    public int Branches => _seen.Count(seen => seen != 0);

    /// <summary>Branches, and their numbers of times.</summary>
    public int Features => _seen.Sum(seen => BitOperations.PopCount(seen));

    /// <summary>Adds an execution.</summary>
    /// <returns>Whether it showed anything new.</returns>
    public bool Add(ReadOnlySpan<byte> counts) => Add(counts, Buckets);

    /// <summary>Adds an execution, however often it took each branch.</summary>
    /// <returns>Whether it took a new one.</returns>
    public bool AddBranches(ReadOnlySpan<byte> counts) => Add(counts, Once);

    private bool Add(ReadOnlySpan<byte> counts, byte[] buckets)
    {
        var isNew = false;
        var words = MemoryMarshal.Cast<byte, ulong>(counts);
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
                continue;
            for (var i = word * sizeof(ulong); i < (word + 1) * sizeof(ulong); i++)
            {
                var bucket = buckets[counts[i]];
                isNew |= (bucket & ~_seen[i]) != 0;
                _seen[i] |= bucket;
            }
        }

        return isNew;
    }
}
