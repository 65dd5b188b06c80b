using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels;

namespace CharRnn.Pipeline.Stages.GradCheck;

/// <summary>Double kernels of one shape, one for each core, as long as they are small enough to have several.</summary>
internal sealed class KernelTeam : IDisposable
{
    /// <summary>Parameters of all kernels together: each takes about 50 bytes, so the team stays below 1 GB.</summary>
    private const long MostParameters = 20_000_000;

    /// <summary>Makes the team.</summary>
    public KernelTeam(IKernelCatalog catalog, KernelShape shape)
    {
        var parameters = TensorShapes.Of(shape).Sum(tensor => (long)tensor.Count);
        var count = Math.Clamp(MostParameters / parameters, 1, Environment.ProcessorCount);
        Kernels = [.. Enumerable.Range(0, (int)count).Select(_ => catalog.Create(shape, Precision.Double))];
    }

    /// <summary>The kernels, at least one.</summary>
    public IReadOnlyList<IRnnKernel> Kernels { get; }

    public void Dispose()
    {
        foreach (var kernel in Kernels)
            kernel.Dispose();
    }
}
