using System.Reflection;

namespace CharRnn.Pipeline.Discovery;

/// <summary>The plug-in assemblies of a pipeline, each in a load context of its own. They see each other, whatever their order.</summary>
internal sealed class PluginAssemblies
{
    private readonly List<(PluginFile File, PluginLoadContext Context)> _plugins = [];

    /// <summary>Takes a plug-in in, without loading it yet.</summary>
    /// <returns>False when the same file is there already.</returns>
    public bool TryAdd(PluginFile file)
    {
        if (_plugins.Exists(plugin => plugin.File.Path == file.Path))
            return false;
        _plugins.Add((file, new PluginLoadContext(file, this)));
        return true;
    }

    /// <summary>Loads a plug-in.</summary>
    public Assembly Load(PluginFile file) => _plugins.Find(plugin => plugin.File == file).Context.Plugin;

    /// <summary>The first plug-in with an assembly's name and at least its version, for another plug-in that refers to it; or null.</summary>
    public Assembly? Find(AssemblyName name)
    {
        var found = _plugins.Find(plugin => plugin.File.Assembly!.Name == name.Name && plugin.File.Assembly.Version >= name.Version);
        return found.File is null ? null : found.Context.Plugin;
    }
}
