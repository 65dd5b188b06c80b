using CharRnn.Pipeline.Fuzz.Coverage;
using CharRnn.Pipeline.Fuzz.Targets;
using SharpFuzz.Common;

namespace CharRnn.Pipeline.Fuzz.Tests.Running;

/// <summary>Breaks when an input starts with a secret; counts, as instrumented code does, how far into the secret it came.</summary>
internal sealed unsafe class PlantedTarget(string secret, Action<byte[]>? fault = null) : IFuzzTarget
{
    public string Name => "planted";

    public IReadOnlyList<byte[]> Words { get; } = [[0]];

    public long AllocationBound(int inputBytes) => 1000;

    public void Run(byte[] input)
    {
        var found = 0;
        while (found < secret.Length && found < input.Length && input[found] == secret[found])
            Trace.SharedMem[++found % BranchTrace.Size]++;
        if (found < secret.Length)
            return;
        if (fault is null)
            throw new BrokenPromiseException("found");
        fault(input);
    }
}
