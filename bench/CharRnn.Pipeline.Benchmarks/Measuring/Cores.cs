using System.Diagnostics;

namespace CharRnn.Pipeline.Benchmarks.Measuring;

/// <summary>
/// Binds the main thread to processor cores; the processes and threads that it starts inherit the binding. So all contenders of one
/// thread share one core, and whatever else runs there.
/// </summary>
internal static class Cores
{
    private static long _allowed;

    /// <summary>Allows as many cores, counted from the last one: the first serves most interrupts.</summary>
    public static void Bind(int count)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            return;
        using var process = Process.GetCurrentProcess();
        if (_allowed == 0)
            _allowed = process.ProcessorAffinity;
        var bits = Enumerable.Range(0, 64).Reverse().Select(core => 1L << core).Where(bit => (_allowed & bit) != 0).Take(count);
        process.ProcessorAffinity = (nint)bits.Aggregate(0L, (mask, bit) => mask | bit);
    }
}
