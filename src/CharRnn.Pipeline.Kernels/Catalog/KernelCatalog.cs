using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Kernels;
using CharRnn.Pipeline.Kernels.Compilation;
using CharRnn.Pipeline.Kernels.Reference;
using CharRnn.Pipeline.Kernels.Threads;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Kernels.Catalog;

/// <summary>
/// Chooses the kernel for a shape: the one that was emitted when the project was built, or else the same emitter's text compiled now.
/// </summary>
public sealed class KernelCatalog : IKernelCatalog
{
    private readonly ILogger<KernelCatalog> _logger;
    private readonly KernelChoice _choice;
    private readonly EmittedKernelIndex _generated;

    /// <summary>Obeys the environment variables of <see cref="KernelChoice"/>.</summary>
    public KernelCatalog(ILogger<KernelCatalog> logger)
        : this(logger, KernelChoice.FromEnvironment(), EmittedKernelIndex.OfThisAssembly)
    {
    }

    /// <summary>Takes its choice and the kernels emitted at build time from the caller.</summary>
    public KernelCatalog(ILogger<KernelCatalog> logger, KernelChoice choice, EmittedKernelIndex generated)
    {
        _logger = logger;
        _choice = choice;
        _generated = generated;
    }

    /// <inheritdoc/>
    public IRnnKernel Create(KernelShape shape, Precision precision, double epsilon = 1e-8, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (_choice.Engine == KernelEngine.Reference)
            return new ReferenceKernel(shape, epsilon, $"asked for by {KernelChoice.EngineVariable}");
        var spec = new KernelSpec
        {
            Cell = shape.Cell,
            Hidden = shape.Hidden,
            Vocabulary = shape.Vocabulary,
            Sequence = shape.Sequence,
            Precision = precision == Precision.Single ? KernelPrecision.Single : KernelPrecision.Double,
            VectorBits = _choice.VectorBits ?? VectorWidth.Best,
        };
        return Emitted(spec, shape, precision, epsilon, threads);
    }

    private IRnnKernel Emitted(KernelSpec spec, KernelShape shape, Precision precision, double epsilon, int threads)
    {
        var width = VectorWidth.NameOf(spec.VectorBits);
        var widthReason = _choice.VectorBits is null ? "the widest vectors of this processor" : $"asked for by {KernelChoice.VectorsVariable}";
        if (_choice.Engine != KernelEngine.Compiled && _generated.Find(shape, precision, spec.VectorBits) is { } type)
            return Construct(type, new KernelInfo(shape, precision, KernelEngine.Generated, width, $"emitted at build time; {widthReason}"), epsilon, threads);
        if (_choice.Engine == KernelEngine.Generated)
        {
            throw new PipelineConfigurationException(new ConfigurationProblem(
                new SourcePlace("environment"),
                KernelChoice.EngineVariable,
                $"no kernel for {shape} was emitted at build time; built are {_generated.Describe()}; unset the variable to have it compiled now"));
        }

        var compiled = Compile(spec);
        var why = _choice.Engine == KernelEngine.Compiled ? $"asked for by {KernelChoice.EngineVariable}" : "no kernel of this shape was built in";
        return Construct(compiled, new KernelInfo(shape, precision, KernelEngine.Compiled, width, $"compiled now, for {why}; {widthReason}"), epsilon, threads);
    }

    private Type Compile(KernelSpec spec)
    {
        var watch = Stopwatch.StartNew();
        var (type, isNew) = KernelCompiler.Compile(spec);
        if (isNew)
            _logger.LogInformation("Kernel {Kernel} compiled in {Seconds:F1} s", spec.TypeName, watch.Elapsed.TotalSeconds);
        return type;
    }

    private static IRnnKernel Construct(Type type, KernelInfo info, double epsilon, int threads)
    {
        var kernel = (IThreadedKernel)Activator.CreateInstance(type, info, epsilon)!;
        kernel.UseThreads(Math.Min(threads, Environment.ProcessorCount), new TeamPolicy());
        return kernel;
    }
}
