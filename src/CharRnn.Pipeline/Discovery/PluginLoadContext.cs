using System.Reflection;
using System.Runtime.Loader;

namespace CharRnn.Pipeline.Discovery;

/// <summary>
/// Loads a plug-in and what it brings along. What the host has is the host's: the contracts must be the same types on both sides.
/// </summary>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (IsOfTheHost(assemblyName) || _resolver.ResolveAssemblyToPath(assemblyName) is not { } file)
            return null;
        return LoadFromAssemblyPath(file);
    }

    private static bool IsOfTheHost(AssemblyName name)
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Any(file => Path.GetFileNameWithoutExtension(file) == name.Name);
    }
}
