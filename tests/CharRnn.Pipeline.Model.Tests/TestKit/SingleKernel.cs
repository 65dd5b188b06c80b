using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>A kernel that keeps its numbers in single precision, as the kernels that train do: checkpoints lose nothing of them.</summary>
internal sealed class SingleKernel(IRnnKernel inner) : DelegatingKernel(inner)
{
    public override double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step)
    {
        var loss = base.Train(x, y, step);
        foreach (var buffer in new[] { KernelBuffer.Parameters, KernelBuffer.OptimizerMemory })
        {
            foreach (var tensor in Tensors)
                Write(buffer, tensor.Name, Round(this.Read(buffer, tensor.Name)));
        }

        var hidden = new double[Info.Shape.Hidden];
        ReadHidden(hidden);
        WriteHidden(Round(hidden));
        return loss;
    }

    private static double[] Round(double[] values) => [.. values.Select(value => (double)(float)value)];
}
