using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.SamplePlugin;

/// <summary>Wants a kernel of the pipeline's shape, and tells whether a compiler was loaded for it.</summary>
[Stage("want", Summary = "Wants a kernel.")]
public sealed class WantStage(IKernelCatalog kernels, ILogger<WantStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        using var kernel = kernels.Create(context.Pipeline.Model, Precision.Single);
        var isLoaded = AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Microsoft.CodeAnalysis");
        logger.LogInformation("{Engine} kernel {Reason}, {Compiler}", kernel.Info.Engine, kernel.Info.Reason, isLoaded ? "by a compiler" : "without a compiler");
        return Task.CompletedTask;
    }
}
