using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Kernels.Catalog;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Benchmarks.Contenders;

/// <summary>The product's own kernels: which of them take part, and how they are made.</summary>
internal static class KernelContenders
{
    /// <summary>Each instruction set that this processor has, and the reference. Kernels of two threads are one line more.</summary>
    public static IEnumerable<Func<TrainingTask, IContender>> All =>
    [
        .. Widths.Select(bits => Enter(new KernelChoice(VectorBits: bits), threads: 1)),
        Enter(new KernelChoice(KernelEngine.Reference), threads: 1),
    ];

    private static IEnumerable<int> Widths => VectorWidth.All.Where(bits => bits <= VectorWidth.Best);

    /// <summary>The losses that every contender must show.</summary>
    public static IReadOnlyList<double> ReferenceLosses(TrainingTask task)
    {
        using var reference = Enter(new KernelChoice(KernelEngine.Reference), threads: 1)(task);
        return reference.FirstLosses();
    }

    /// <summary>The kernel that the catalog makes for a choice.</summary>
    public static IRnnKernel Create(KernelShape shape, KernelChoice choice) =>
        new KernelCatalog(NullLogger<KernelCatalog>.Instance, choice, EmittedKernelIndex.OfThisAssembly).Create(shape, Precision.Single);

    private static Func<TrainingTask, IContender> Enter(KernelChoice choice, int threads) => task =>
    {
        // Threads of a kernel inherit the cores of the thread that makes it.
        Cores.Bind(threads);
        return new KernelContender(Create(task.Shape, choice), task, threads);
    };
}
