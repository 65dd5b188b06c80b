using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Discovery;

/// <summary>What a dll says of itself before any of its code runs.</summary>
/// <param name="IsAssembly">Whether it is a .NET assembly at all.</param>
/// <param name="Contracts">The version of the contracts that it was built against; null when it does not know them.</param>
internal sealed record PluginFile(bool IsAssembly, Version? Contracts)
{
    /// <summary>The host's own version of the contracts.</summary>
    public static Version HostContracts { get; } = typeof(IStage).Assembly.GetName().Version!;

    /// <summary>Reads a dll's metadata.</summary>
    public static PluginFile Inspect(string path)
    {
        using var portable = new PEReader(File.OpenRead(path));
        try
        {
            return portable.HasMetadata ? new PluginFile(true, ContractsOf(portable.GetMetadataReader())) : new PluginFile(false, null);
        }
        catch (BadImageFormatException)
        {
            return new PluginFile(false, null);
        }
    }

    private static Version? ContractsOf(MetadataReader reader)
    {
        var contracts = typeof(IStage).Assembly.GetName().Name;
        return reader.AssemblyReferences
            .Select(reader.GetAssemblyReference)
            .Where(reference => reader.GetString(reference.Name) == contracts)
            .Select(reference => reference.Version)
            .FirstOrDefault();
    }
}
