using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A kernel whose loss is not a number, or whatever a test wants, from one update on.</summary>
internal sealed class DivergingKernel(IRnnKernel inner, int update, double loss = double.NaN) : DelegatingKernel(inner)
{
    private int _updates;

    public override double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step) =>
        ++_updates < update ? base.Train(x, y, step) : loss;
}
