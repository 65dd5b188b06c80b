using SharpFuzz.Common;

namespace CharRnn.Pipeline.Fuzz.Coverage;

/// <summary>How often an execution took each branch: what the instrumented code counts into.</summary>
internal sealed unsafe class BranchTrace
{
    /// <summary>As many as the instrumentation tells apart; it numbers branches at random, so a few share a count.</summary>
    public const int Size = 1 << 16;

    private readonly byte[] _counts = GC.AllocateArray<byte>(Size, pinned: true);

    /// <summary>Starts to receive the counts.</summary>
    public BranchTrace()
    {
        fixed (byte* counts = _counts)
            Trace.SharedMem = counts;
    }

    /// <summary>The counts by branch, which wrap.</summary>
    public ReadOnlySpan<byte> Counts => _counts;

    /// <summary>Forgets the execution before.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Trace.PrevLocation = 0;
    }
}
