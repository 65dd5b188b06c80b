using CharRnn.Pipeline.Fuzz.Targets;

namespace CharRnn.Pipeline.Fuzz.Running;

/// <summary>Runs a target, input by input, within its bounds.</summary>
internal sealed class Execution(IFuzzTarget target)
{
    private long _count;

    /// <summary>Executions so far.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The input of the last one.</summary>
    public byte[] Input { get; private set; } = [];

    /// <summary>Runs one input.</summary>
    /// <exception cref="Exception">A promise is broken, that of memory included.</exception>
    public void Run(byte[] input)
    {
        Input = input;
        Interlocked.Increment(ref _count);
        var bound = target.AllocationBound(input.Length);

        // Whatever code allocates when it first runs, it does not allocate again.
        var allocated = Allocated(input);
        if (allocated > bound)
            allocated = Allocated(input);
        BrokenPromiseException.ThrowUnless(
            allocated <= bound, $"{input.Length:N0} bytes of input made {target.Name} allocate {allocated:N0} bytes; {bound:N0} are the most");
    }

    private long Allocated(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        target.Run(input);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
