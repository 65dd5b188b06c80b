using System.Reflection;
using System.Runtime.Loader;

namespace CharRnn.Pipeline.Discovery;

/// <summary>
/// Loads a plug-in's assembly and what it brings along: two plug-ins may bring two versions of one library. Shared assemblies are the host's,
/// and another plug-in of the pipeline is that plug-in, so that the types that cross are the same on both sides.
/// </summary>
/// <param name="path">The plug-in's dll.</param>
/// <param name="plugins">All plug-ins of the pipeline.</param>
internal sealed class PluginLoadContext(string path, PluginAssemblies plugins)
    : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <summary>Null, where neither knows it, leaves it to the host, which has the framework and its own libraries.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        SharedAssemblies.Find(assemblyName.Name) ?? plugins.Find(assemblyName) ?? OfItsOwn(assemblyName);

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : nint.Zero;

    private Assembly? OfItsOwn(AssemblyName name) =>
        _resolver.ResolveAssemblyToPath(name) is { } file ? LoadFromAssemblyPath(file) : null;
}
