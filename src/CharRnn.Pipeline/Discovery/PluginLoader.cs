using System.Reflection;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Discovery;

/// <summary>Adds the stages of a pipeline's plug-ins to the catalog. Loading a plug-in runs its code.</summary>
internal sealed class PluginLoader(StageCatalog catalog, ProblemList problems)
{
    private const string Expected = "a class with [Stage] that implements IStage";

    /// <summary>Loads all plug-ins that a pipeline names: dlls, or folders of dlls.</summary>
    /// <returns>Whether all could be loaded; what stood against it is noted.</returns>
    public bool Load(PipelineFile file)
    {
        if (file.Plugins is null)
            return false;
        var before = problems.Count;
        foreach (var plugin in file.Plugins)
        {
            foreach (var complaint in Load(plugin, file.Folder))
                problems.Add(file.Places.Of(plugin.Position), "plugins", complaint);
        }

        return problems.Count == before;
    }

    private IReadOnlyList<string> Load(JsonValue plugin, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, plugin.Text));
        try
        {
            if (Directory.Exists(path))
                return [.. LoadFolder(path, plugin.Text)];
            return File.Exists(path)
                ? [.. LoadFile(path)]
                : [$"there is no file or folder '{plugin.Text}' in {folder}; build the plug-in first, or correct the path"];
        }
        catch (Exception error)
        {
            // Somebody else's code: whatever comes out of it, the user must learn which plug-in does not load, and why.
            var cause = (error as ReflectionTypeLoadException)?.LoaderExceptions[0] ?? error;
            return [$"'{plugin.Text}' cannot be loaded: {cause.Message}"];
        }
    }

    /// <summary>Of a folder, the dlls that know the contracts are plug-ins; the others are what these bring along.</summary>
    private IEnumerable<string> LoadFolder(string folder, string name)
    {
        var plugins = Directory.EnumerateFiles(folder, "*.dll")
            .Where(path => PluginFile.Inspect(path).Contracts is not null)
            .Order(StringComparer.Ordinal)
            .ToList();
        return plugins.Count == 0 ? [$"no dll in '{name}' has a stage: {Expected}"] : plugins.SelectMany(LoadFile);
    }

    private IEnumerable<string> LoadFile(string path)
    {
        var (name, file) = (Path.GetFileName(path), PluginFile.Inspect(path));
        if (!file.IsAssembly)
            return [$"'{name}' is not a .NET assembly"];
        if (file.Contracts > PluginFile.HostContracts)
            return [$"'{name}' was built for contracts {file.Contracts}, this program has {PluginFile.HostContracts}; build it for these"];
        var stages = file.Contracts is null ? [] : StageDescriptor.AllOf(new PluginLoadContext(path).LoadFromAssemblyPath(path));
        return stages.Count == 0 ? [$"'{name}' has no stage: {Expected}"] : stages.Select(catalog.Add).OfType<string>();
    }
}
