using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A kernel that makes one element of one gradient wrong by a factor.</summary>
internal sealed class WrongGradientKernel(IRnnKernel inner, string wrong, double factor) : DelegatingKernel(inner)
{
    public override void Read(KernelBuffer buffer, string tensor, Span<double> destination, int start = 0)
    {
        base.Read(buffer, tensor, destination, start);
        if (buffer == KernelBuffer.Gradients && tensor == wrong)
            destination[0] *= factor;
    }
}
