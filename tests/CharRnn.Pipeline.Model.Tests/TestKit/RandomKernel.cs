using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>Kernels for tests.</summary>
internal static class RandomKernel
{
    /// <summary>A reference kernel whose parameters are normal with a deviation that makes every gradient well above rounding.</summary>
    public static ReferenceKernel Create(KernelShape shape, ulong seed = 1, double deviation = 0.3) =>
        Fill(new ReferenceKernel(shape), seed, deviation);

    /// <summary>Gives any kernel such parameters.</summary>
    public static TKernel Fill<TKernel>(TKernel kernel, ulong seed = 1, double deviation = 0.3)
        where TKernel : IRnnKernel
    {
        var normal = new NormalVariates(new Xoshiro256(seed));
        foreach (var tensor in kernel.Tensors)
            kernel.Write(KernelBuffer.Parameters, tensor.Name, [.. Enumerable.Range(0, tensor.Count).Select(_ => deviation * normal.Next())]);
        return kernel;
    }

    /// <summary>All values of a tensor.</summary>
    public static double[] Read(this IRnnKernel kernel, KernelBuffer buffer, string tensor)
    {
        var values = new double[kernel.Tensors.Single(shape => shape.Name == tensor).Count];
        kernel.Read(buffer, tensor, values);
        return values;
    }
}
