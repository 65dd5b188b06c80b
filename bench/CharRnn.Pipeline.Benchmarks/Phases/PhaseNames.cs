using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Benchmarks.Phases;

/// <summary>What the phases are called in tables, and how much they compute.</summary>
internal static class PhaseNames
{
    /// <summary>A phase in words.</summary>
    public static string Of(UpdatePhase phase) => phase switch
    {
        UpdatePhase.ForwardSweep => "forward sweep, W h and tanh",
        UpdatePhase.OutputLayer => "output layer, V h",
        UpdatePhase.Softmax => "softmax and loss",
        UpdatePhase.BackProjection => "back-projection, V^T g",
        UpdatePhase.BackwardSweep => "backward sweep, W^T da",
        UpdatePhase.UpdateOutput => "dV and dc, with AdaGrad",
        UpdatePhase.UpdateRecurrence => "dW and db, with AdaGrad, V by columns",
        UpdatePhase.UpdateInput => "dU, with AdaGrad",
        UpdatePhase.Refresh => "other copies, hidden state",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "This phase has no name."),
    };

    /// <summary>Floating-point operations of its product with a matrix; 0 if there is none.</summary>
    public static double WorkOf(UpdatePhase phase, KernelShape shape) => phase switch
    {
        UpdatePhase.ForwardSweep or UpdatePhase.UpdateRecurrence => Work.Recurrence(shape, shape.Sequence),
        UpdatePhase.BackwardSweep => Work.Recurrence(shape, shape.Sequence - 1),
        UpdatePhase.OutputLayer or UpdatePhase.BackProjection or UpdatePhase.UpdateOutput => Work.Output(shape),
        _ => 0,
    };
}
