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
        Check(x, y);
        SetStep(step);
        var loss = 0.0;
        var before = Stopwatch.GetTimestamp();
        for (var phase = UpdatePhase.ForwardSweep; phase <= UpdatePhase.Refresh; phase++)
        {
            loss += RunPhase(phase, x, y);
            var after = Stopwatch.GetTimestamp();
            ticks[(int)phase] += after - before;
            before = after;
        }

        return loss;
    }

    /// <summary>One phase alone, on whatever the phases before it left in memory.</summary>
    /// <returns>The loss for <see cref="UpdatePhase.Softmax"/>, 0 for the others.</returns>
    internal double RunPhase(UpdatePhase phase, ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        fixed (int* px = x, py = y)
        {
            switch (phase)
            {
                case UpdatePhase.ForwardSweep:
                    ForwardSweep(px, Info.Shape.Sequence);
                    break;
                case UpdatePhase.OutputLayer:
                    OutputLayer();
                    break;
                case UpdatePhase.Softmax:
                    return Softmax(py);
                case UpdatePhase.BackProjection:
                    BackProjection();
                    break;
                case UpdatePhase.BackwardSweep:
                    BackwardSweep();
                    break;
                case UpdatePhase.UpdateOutput:
                    UpdateOutput();
                    break;
                case UpdatePhase.UpdateRecurrence:
                    UpdateRecurrence();
                    break;
                case UpdatePhase.UpdateInput:
                    _chains.Link(x);
                    UpdateInput(px, _chains.Firsts, _chains.Nexts, _chains.Count);
                    break;
                case UpdatePhase.Refresh:
                    RefreshCopies();
                    CarryHidden(Info.Shape.Sequence);
                    break;
            }
        }

        return 0;
    }

    private void SetStep(AdaGradStep step)
    {
        Constant(0) = T.CreateSaturating(step.LearningRate);
        Constant(1) = T.CreateSaturating(step.Clip);
        Constant(2) = -Constant(1);
    }

    private void RefreshCopies()
    {
        foreach (var matrix in _transposes)
            PanelTransposer.Copy<T>(Memory, matrix);
    }
}
