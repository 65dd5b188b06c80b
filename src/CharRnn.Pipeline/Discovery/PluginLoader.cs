using CharRnn.Pipeline.Configuration;

namespace CharRnn.Pipeline.Discovery;

/// <summary>Adds the stages of a pipeline's plug-ins to the catalog. Loading a plug-in runs its code.</summary>
internal sealed class PluginLoader(StageCatalog catalog, ProblemList problems)
{
    private readonly PluginAssemblies _assemblies = new();

    /// <summary>Loads all plug-ins that a pipeline names: dlls, or folders of dlls.</summary>
    /// <returns>Whether all could be loaded; what stood against it is noted.</returns>
    public bool Load(PipelineFile file)
    {
        if (file.Plugins is null)
            return false;
        var before = problems.Count;

        // All are found before the first is loaded: a plug-in may refer to one that stands after it.
        var plugins = file.Plugins.Select(entry => new Plugin(entry, file.Folder)).ToList();
        var found = plugins.Where(plugin => Try(plugin, file.Places, () => plugin.Find(_assemblies))).ToList();

        // Where one is not what it should be, no code of the others runs either.
        if (plugins.Exists(plugin => plugin.IsRefused))
            return false;
        foreach (var plugin in found)
            Try(plugin, file.Places, () => plugin.Load(_assemblies, catalog));
        return problems.Count == before;
    }

    /// <summary>Does a part of the work on a plug-in; what stands against it is noted at the plug-in's place.</summary>
    private bool Try(Plugin plugin, SourceMap places, Func<IReadOnlyList<string>> work)
    {
        IReadOnlyList<string> complaints;
        try
        {
            complaints = work();
        }
        catch (Exception error)
        {
            // Somebody else's code: whatever comes out of it, the user must learn which plug-in does not load, and why.
            complaints = [$"'{plugin.Name}' cannot be loaded: {PluginFault.Explain(error)}"];
        }

        foreach (var complaint in complaints)
            problems.Add(places.Of(plugin.Position), "plugins", complaint);
        return complaints.Count == 0;
    }
}
