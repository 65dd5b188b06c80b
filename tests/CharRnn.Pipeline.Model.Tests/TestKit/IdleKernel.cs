using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A kernel that learns nothing, at once, and leaves a given hidden state.</summary>
internal sealed class IdleKernel(IRnnKernel inner) : DelegatingKernel(inner)
{
    public double[] Hidden { get; init; } = new double[inner.Info.Shape.Hidden];

    public override double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step)
    {
        WriteHidden(Hidden);
        return 1;
    }
}
