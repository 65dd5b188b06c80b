using System.Reflection;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Discovery;

/// <summary>Adds the stages of a pipeline's plug-ins to the catalog. Loading a plug-in runs its code.</summary>
internal sealed class PluginLoader(StageCatalog catalog, ICollection<ConfigurationProblem> problems)
{
    /// <summary>Loads all plug-ins that a pipeline names: dlls, or folders of dlls.</summary>
    public void Load(PipelineFile file)
    {
        foreach (var plugin in file.Plugins)
        {
            var path = Path.GetFullPath(Path.Combine(file.Folder, plugin.Text));
            if (Directory.Exists(path))
                LoadFolder(path, plugin, file.Places);
            else if (File.Exists(path))
                LoadFile(path, plugin, file.Places);
            else
                Add(file.Places, plugin, $"there is no file or folder '{plugin.Text}' in {file.Folder}; build the plug-in first, or mend the path");
        }
    }

    private void LoadFolder(string folder, JsonValue plugin, SourceMap places)
    {
        var stages = Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal).Sum(path => TryAdd(path, plugin, places) ?? 0);
        if (stages == 0)
            Add(places, plugin, $"no dll in '{plugin.Text}' has a stage: a public class with [Stage] that implements IStage");
    }

    private void LoadFile(string path, JsonValue plugin, SourceMap places)
    {
        if (TryAdd(path, plugin, places) == 0)
            Add(places, plugin, $"'{plugin.Text}' has no stage: a public class with [Stage] that implements IStage");
    }

    /// <summary>The number of stages in a file; null when it could not be loaded, which is then a problem.</summary>
    private int? TryAdd(string path, JsonValue plugin, SourceMap places)
    {
        try
        {
            return catalog.Add(new PluginLoadContext(path).LoadFromAssemblyPath(path));
        }
        catch (BadImageFormatException)
        {
            Add(places, plugin, $"'{Path.GetFileName(path)}' is not a .NET assembly");
        }
        catch (ReflectionTypeLoadException error)
        {
            Add(places, plugin, $"'{Path.GetFileName(path)}' does not fit this version of the contracts: {error.LoaderExceptions[0]?.Message}");
        }
        catch (PipelineConfigurationException error)
        {
            Add(places, plugin, error.Message);
        }

        return null;
    }

    private void Add(SourceMap places, JsonValue plugin, string message) =>
        problems.Add(new ConfigurationProblem(places.Of(plugin.Position), "plugins", message));
}
