using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A kernel whose losses are fine and whose W holds an infinity.</summary>
internal sealed class SpoiledKernel(IRnnKernel inner) : DelegatingKernel(inner)
{
    public override void Read(KernelBuffer buffer, string tensor, Span<double> destination, int start = 0)
    {
        base.Read(buffer, tensor, destination, start);
        if (tensor == "W")
            destination[^1] = double.PositiveInfinity;
    }
}
