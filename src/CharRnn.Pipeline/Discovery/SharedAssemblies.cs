using System.Reflection;
using CharRnn.Pipeline.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Discovery;

/// <summary>
/// The assemblies that host and plug-ins share, because their types stand on both sides: the contracts, and what constructors may ask for.
/// Everything else a plug-in brings itself, in its own version.
/// </summary>
internal static class SharedAssemblies
{
    private static readonly Assembly[] Shared =
        [typeof(IStage).Assembly, typeof(ILogger).Assembly, typeof(ActivatorUtilities).Assembly];

    /// <summary>
    /// The contracts' name, and their version. Its major number alone tells what fits: it is raised when plug-ins must be built again,
    /// and within it members only come to.
    /// </summary>
    public static AssemblyName Contracts { get; } = typeof(IStage).Assembly.GetName();

    /// <summary>The host's assembly of this name, when it is a shared one.</summary>
    public static Assembly? Find(string? name) => Array.Find(Shared, assembly => assembly.GetName().Name == name);

    /// <summary>Why a dll cannot work with the host's shared assemblies; null when it can.</summary>
    public static string? FaultOf(PluginFile file)
    {
        if (file.HasContractsOfItsOwn)
        {
            return $"'{file.Name}' holds a copy of {Contracts.Name}, whose stages this program does not know; "
                + $"reference {Package} instead, and merge it into nothing";
        }

        if (file.References.GetValueOrDefault(Contracts.Name!) is { } contracts && contracts.Major != Contracts.Version!.Major)
            return FaultOf(file.Name, contracts);
        return Shared.Select(assembly => assembly.GetName()).FirstOrDefault(host => file.References.GetValueOrDefault(host.Name!) > host.Version) is { } older
            ? $"'{file.Name}' needs {older.Name} {file.References[older.Name!]}, charrnn {Product.Version} has {older.Version}; build it with that version"
            : null;
    }

    private static string Package => $"the package {Contracts.Name} {Product.Version}";

    private static string FaultOf(string name, Version contracts)
    {
        var host = Contracts.Version!.Major;
        return $"'{name}' was built for version {contracts.Major} of the contracts, charrnn {Product.Version} has version {host}; "
            + $"build it again with {Package}{(contracts.Major > host ? ", or install a newer charrnn" : "")}";
    }
}
