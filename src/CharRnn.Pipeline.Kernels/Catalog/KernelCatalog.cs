using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Kernels.Threads;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>
/// Chooses the kernel for a shape: the one that was emitted when the project was built, or else the same emitter's text compiled at run time.
/// </summary>
public sealed partial class KernelCatalog : IKernelCatalog
{
    private readonly ILogger<KernelCatalog> _logger;
    private readonly KernelChoice _choice;
    private readonly EmittedKernelIndex _generated;
    private readonly KernelCompiler _compiler;

    /// <summary>Obeys the environment: the variables of <see cref="KernelChoice"/>, and <c>CHARRNN_CACHE</c>.</summary>
    public KernelCatalog(ILogger<KernelCatalog> logger)
        : this(
            logger,
            KernelChoice.FromEnvironment(),
            EmittedKernelIndex.OfThisAssembly,
            new KernelCompiler(new KernelCache(CacheFolder.Find(Environment.GetEnvironmentVariable), logger), logger))
    {
    }

    /// <summary>Takes its choice, the kernels emitted at build time and the compiler of all others from the caller.</summary>
    internal KernelCatalog(ILogger<KernelCatalog> logger, KernelChoice choice, EmittedKernelIndex generated, KernelCompiler compiler)
    {
        _logger = logger;
        _choice = choice;
        _generated = generated;
        _compiler = compiler;
    }

    private int VectorBits => _choice.VectorBits ?? VectorWidth.Best;

    /// <inheritdoc/>
    public IRnnKernel Create(KernelShape shape, Precision precision, double epsilon = 1e-8, int threads = 1)
    {
        var info = Choose(shape, precision);
        if (info.Engine == KernelEngine.Reference)
        {
            if (_choice.Engine is null)
                _logger.LogWarning("The reference kernel steps in for {Shape}, some thirty times slower: {Reason}", shape, info.Reason);
            return new ReferenceKernel(shape, epsilon, info.Reason);
        }

        var type = info.Engine == KernelEngine.Generated
            ? _generated.Find(shape, precision, VectorBits)!
            : _compiler.Compile(SpecOf(shape, precision), WhyCompiled);
        var kernel = (IThreadedKernel)Activator.CreateInstance(type, info, epsilon)!;
        kernel.UseThreads(Math.Min(threads, Environment.ProcessorCount), new TeamPolicy());
        return kernel;
    }

    private KernelSpec SpecOf(KernelShape shape, Precision precision) => new()
    {
        Cell = shape.Cell,
        Hidden = shape.Hidden,
        Vocabulary = shape.Vocabulary,
        Sequence = shape.Sequence,
        Precision = precision == Precision.Single ? KernelPrecision.Single : KernelPrecision.Double,
        VectorBits = VectorBits,
    };
}
