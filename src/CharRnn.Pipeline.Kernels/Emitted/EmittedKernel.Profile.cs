using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The phases of an update one at a time, for the benchmarks.</summary>
public abstract unsafe partial class EmittedKernel<T>
{
    /// <summary>
    /// The same update as <see cref="Train"/>, with a reading of the clock after every phase: each runs on real data and finds the caches
    /// as the phase before it left them.
    /// </summary>
    /// <param name="x">The symbols.</param>
    /// <param name="y">The symbols that follow.</param>
    /// <param name="step">The optimiser's step.</param>
    /// <param name="ticks">The time of each <see cref="UpdatePhase"/> is added here, in units of <see cref="Stopwatch.Frequency"/>.</param>
    /// <returns>The loss before the update.</returns>
    internal double Profile(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step, Span<long> ticks)
    {
        BeginUpdate(x, y, step);
        var before = Stopwatch.GetTimestamp();
        for (var phase = UpdatePhase.ForwardSweep; phase <= UpdatePhase.Refresh; phase++)
        {
            RunPhase(phase, x, y);
            var after = Stopwatch.GetTimestamp();
            ticks[(int)phase] += after - before;
            before = after;
        }

        CarryHidden(Info.Shape.Sequence);
        return SumOfLosses();
    }

    /// <summary>One phase alone, on whatever the phases before it left in memory.</summary>
    internal void RunPhase(UpdatePhase phase, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        fixed (int* px = x, py = y)
            RunPhase(phase, px, py);
    }
}
