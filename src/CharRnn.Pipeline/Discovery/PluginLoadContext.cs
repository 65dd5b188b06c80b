using System.Reflection;
using System.Runtime.Loader;

namespace CharRnn.Pipeline.Discovery;

/// <summary>
/// Loads a plug-in's assembly and what it brings along: two plug-ins may bring two versions of one library. Shared assemblies are the host's,
/// and another plug-in of the pipeline is that plug-in, so that the types that cross are the same on both sides. A pinned plug-in brings
/// nothing along: what it needs must be listed, or its hash would say little.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly PluginFile _file;
    private readonly PluginAssemblies _plugins;
    private readonly AssemblyDependencyResolver? _resolver;
    private readonly Lazy<Assembly> _plugin;

    /// <summary>Prepares to load; nothing is loaded yet.</summary>
    /// <param name="file">The plug-in's dll.</param>
    /// <param name="plugins">All plug-ins of the pipeline.</param>
    public PluginLoadContext(PluginFile file, PluginAssemblies plugins)
        : base(Path.GetFileNameWithoutExtension(file.Path))
    {
        (_file, _plugins) = (file, plugins);
        _plugin = new Lazy<Assembly>(() => file.Image is null ? LoadFromAssemblyPath(file.Path) : LoadFromStream(new MemoryStream(file.Image, writable: false)));
        if (file.Image is null)
            _resolver = new AssemblyDependencyResolver(file.Path);
        else
            Resolving += (_, name) => RefuseUnlisted(name);
    }

    /// <summary>The plug-in.</summary>
    public Assembly Plugin => _plugin.Value;

    /// <summary>Null, where neither knows it, leaves it to the host, which has the framework and its own libraries.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        SharedAssemblies.Find(assemblyName.Name) ?? _plugins.Find(assemblyName) ?? OfItsOwn(assemblyName);

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver?.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : nint.Zero;

    private Assembly? OfItsOwn(AssemblyName name) =>
        _resolver?.ResolveAssemblyToPath(name) is { } file ? LoadFromAssemblyPath(file) : null;

    /// <summary>Comes last, when the host does not know it either.</summary>
    private Assembly? RefuseUnlisted(AssemblyName name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(_file.Path)!, name.Name + ".dll"))
            ? throw new UnlistedLibraryException(_file.Name, name)
            : null;
}
