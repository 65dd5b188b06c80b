using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Compilation;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Benchmarks.Contenders;

/// <summary>The product's own kernels: which of them take part, and how they are made.</summary>
internal static class KernelContenders
{
    /// <summary>Each instruction set that this processor has, by one thread and by two, and the reference.</summary>
    public static IEnumerable<Func<TrainingTask, IContender>> All =>
    [
        .. from bits in Widths
           from threads in new[] { 1, 2 }
           select Enter(new KernelChoice(VectorBits: bits), threads),
        Enter(new KernelChoice(KernelEngine.Reference), threads: 1),
    ];

    private static KernelCompiler Compiler { get; } = KernelCompiler.WithoutCache();

    private static IEnumerable<int> Widths => VectorWidth.All.Where(bits => bits <= VectorWidth.Best);

    /// <summary>The losses that every contender must show.</summary>
    public static IReadOnlyList<double> ReferenceLosses(TrainingTask task)
    {
        using var reference = Enter(new KernelChoice(KernelEngine.Reference), threads: 1)(task);
        return reference.FirstLosses();
    }

    /// <summary>The kernel that the catalog makes for a choice.</summary>
    public static IRnnKernel Create(KernelShape shape, KernelChoice choice, int threads = 1) =>
        new KernelCatalog(NullLogger<KernelCatalog>.Instance, choice, EmittedKernelIndex.OfThisAssembly, Compiler)
            .Create(shape, Precision.Single, threads: threads);

    /// <summary>The kernel of a choice as a contender.</summary>
    public static Func<TrainingTask, IContender> Enter(KernelChoice choice, int threads) => task =>
    {
        // Threads of a kernel inherit the cores of the thread that makes it.
        Cores.Bind(threads);
        return new KernelContender(Create(task.Shape, choice, threads), task, threads);
    };
}
