namespace CharRnn.Pipeline.Kernels.Threads;

/// <summary>
/// The parts of one phase of an update, which the threads take one after the other. Who is late for an update gets nothing of the next one:
/// a claim names the update that it is for.
/// </summary>
/// <param name="bounds">Where the parts begin, and where the last one ends.</param>
internal sealed class WorkList(IReadOnlyList<int> bounds)
{
    private readonly int[] _bounds = [.. bounds];

    // The number of the update in the upper half, the next part in the lower one.
    private CacheLine _next;
    private CacheLine _done;

    /// <summary>How many parts there are.</summary>
    public int Count => _bounds.Length - 1;

    /// <summary>Whether somebody has taken a part of the current update.</summary>
    public bool HasBegun => (int)Volatile.Read(ref _next.Value) > 0;

    /// <summary>Whether all parts of the current update are done.</summary>
    public bool IsDone => Volatile.Read(ref _done.Value) == Count;

    /// <summary>Makes all parts of an update available; all parts of the one before are done.</summary>
    public void Open(int update)
    {
        Volatile.Write(ref _done.Value, 0);
        Volatile.Write(ref _next.Value, (long)update << 32);
    }

    /// <summary>Takes the next part of an update.</summary>
    public bool TryTake(int update, out (int From, int To) part)
    {
        part = default;
        while (true)
        {
            var next = Volatile.Read(ref _next.Value);
            var index = (int)next;
            if ((int)(next >> 32) != update || index >= Count)
                return false;
            if (Interlocked.CompareExchange(ref _next.Value, next + 1, next) != next)
                continue;
            part = (_bounds[index], _bounds[index + 1]);
            return true;
        }
    }

    /// <summary>Tells that a part that was taken is done.</summary>
    public void Finish() => Interlocked.Increment(ref _done.Value);
}
