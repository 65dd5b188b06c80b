using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CharRnn.Pipeline.Commands;

/// <summary>Kernels for commands that run no pipeline.</summary>
internal static class KernelFactory
{
    /// <summary>A kernel to sample or score with; compiling one is logged as in a run.</summary>
    public static IRnnKernel Create(KernelShape shape)
    {
        using var services = new ServiceCollection().AddLogging().AddLogs(quiet: false).AddStageServices().BuildServiceProvider();
        return services.GetRequiredService<IKernelCatalog>().Create(shape, Precision.Single);
    }
}
