using System.Reflection;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>The assemblies that an emitted kernel binds to. These are all it needs.</summary>
internal static class KernelContracts
{
    /// <summary>The contracts, this assembly, and the platform's core with the facades through which the first two know it.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        typeof(KernelShape).Assembly, typeof(KernelContracts).Assembly,
        typeof(object).Assembly, Assembly.Load("System.Runtime"), Assembly.Load("System.Runtime.Intrinsics"),
    ];
}
