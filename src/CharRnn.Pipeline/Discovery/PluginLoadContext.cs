using System.Reflection;
using System.Runtime.Loader;

namespace CharRnn.Pipeline.Discovery;

/// <summary>
/// Loads a plug-in and what it brings along. What the host has is the host's: the contracts must be the same types on both sides.
/// </summary>
internal sealed class PluginLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName) => OfTheHost(assemblyName) ?? OfThePlugin(assemblyName);

    private static Assembly? OfTheHost(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException)
        {
            // The host has no such assembly, or only an older one: the plug-in brings its own.
            return null;
        }
    }

    private Assembly? OfThePlugin(AssemblyName name) =>
        _resolver.ResolveAssemblyToPath(name) is { } file ? LoadFromAssemblyPath(file) : null;
}
