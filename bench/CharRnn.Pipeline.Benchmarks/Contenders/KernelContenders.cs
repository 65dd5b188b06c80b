using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Kernels.Catalog;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharRnn.Pipeline.Benchmarks.Contenders;

/// <summary>The product's own kernels: which of them take part, and how they are made.</summary>
internal static class KernelContenders
{
    /// <summary>Each instruction set by one thread and by two, and the reference.</summary>
    public static IEnumerable<Func<TrainingTask, IContender>> All { get; } =
    [
        task => Enter(task, new KernelChoice(VectorBits: 512), threads: 1),
        task => Enter(task, new KernelChoice(VectorBits: 512), threads: 2),
        task => Enter(task, new KernelChoice(VectorBits: 256), threads: 1),
        task => Enter(task, new KernelChoice(VectorBits: 256), threads: 2),
        task => Enter(task, new KernelChoice(VectorBits: 128), threads: 1),
        task => Enter(task, new KernelChoice(VectorBits: 128), threads: 2),
        task => Enter(task, new KernelChoice(KernelEngine.Reference), threads: 1),
    ];

    /// <summary>The losses that every contender must show.</summary>
    public static IReadOnlyList<double> ReferenceLosses(TrainingTask task)
    {
        using var reference = Enter(task, new KernelChoice(KernelEngine.Reference), threads: 1);
        return reference.FirstLosses();
    }

    /// <summary>The kernel that the catalog makes for a choice.</summary>
    public static IRnnKernel Create(KernelShape shape, KernelChoice choice, int threads = 1) =>
        new KernelCatalog(NullLogger<KernelCatalog>.Instance, choice, EmittedKernelIndex.OfThisAssembly)
            .Create(shape, Precision.Single, threads: threads);

    private static KernelContender Enter(TrainingTask task, KernelChoice choice, int threads) => new(Create(task.Shape, choice, threads), task, threads);
}
