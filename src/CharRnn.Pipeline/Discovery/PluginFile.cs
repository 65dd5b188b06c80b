using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Discovery;

/// <summary>What a dll says of itself before any of its code runs.</summary>
/// <param name="Path">The file.</param>
/// <param name="Assembly">Its name and version; null when it is no .NET assembly.</param>
/// <param name="References">The assemblies that it was built against, with their versions.</param>
/// <param name="HasContractsOfItsOwn">Whether an <c>IStage</c> is among its own types: then its stages are none of the host's.</param>
internal sealed record PluginFile(
    string Path, AssemblyName? Assembly, IReadOnlyDictionary<string, Version> References, bool HasContractsOfItsOwn)
{
    /// <summary>The content of a pinned dll, to be loaded instead of the file; null when the file is loaded.</summary>
    public byte[]? Image { get; private init; }

    private static readonly Type Contract = typeof(IStage);

    /// <summary>The file's name, for messages.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it knows the contracts: what does not is no plug-in, but what a plug-in brings along.</summary>
    public bool KnowsContracts => References.ContainsKey(SharedAssemblies.Contracts.Name!);

    /// <summary>Reads a dll's metadata.</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">Its content, when it is pinned.</param>
    public static PluginFile Inspect(string path, byte[]? image = null)
    {
        using var portable = new PEReader(image is null ? File.OpenRead(path) : new MemoryStream(image, writable: false));
        try
        {
            if (portable.HasMetadata && portable.GetMetadataReader() is { IsAssembly: true } reader)
                return new PluginFile(path, reader.GetAssemblyDefinition().GetAssemblyName(), ReferencesOf(reader), HasContract(reader)) { Image = image };
        }
        catch (BadImageFormatException)
        {
            // Not even a Windows library: the same as one without metadata.
        }

        return new PluginFile(path, null, new Dictionary<string, Version>(), false);
    }

    private static Dictionary<string, Version> ReferencesOf(MetadataReader reader) => reader.AssemblyReferences
        .Select(reader.GetAssemblyReference)
        .GroupBy(reference => reader.GetString(reference.Name))
        .ToDictionary(group => group.Key, group => group.Max(reference => reference.Version)!);

    private static bool HasContract(MetadataReader reader) =>
        reader.GetString(reader.GetAssemblyDefinition().Name) != SharedAssemblies.Contracts.Name
        && reader.TypeDefinitions.Select(reader.GetTypeDefinition).Any(type =>
            reader.StringComparer.Equals(type.Name, Contract.Name) && reader.StringComparer.Equals(type.Namespace, Contract.Namespace!));
}
