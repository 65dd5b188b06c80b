using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Discovery;

/// <summary>One item of <c>plugins</c>: a dll, or a folder of dlls.</summary>
/// <param name="name">As it is written there.</param>
/// <param name="folder">Where relative paths start.</param>
internal sealed class Plugin(string name, string folder)
{
    private readonly string _path = Path.GetFullPath(Path.Combine(folder, name));
    private readonly List<PluginFile> _files = [];

    /// <summary>Finds its assemblies, by their metadata alone.</summary>
    /// <returns>What stands against them.</returns>
    public IReadOnlyList<string> Find(PluginAssemblies assemblies)
    {
        if (File.Exists(_path))
            _files.Add(PluginFile.Inspect(_path));
        else if (Directory.Exists(_path))
            _files.AddRange(PluginsIn(_path));
        else
            return [$"there is no file or folder '{name}' in {folder}; build the plug-in first, or correct the path"];
        return [.. _files.Select(file => FaultOf(file, assemblies)).OfType<string>()];
    }

    /// <summary>Loads its assemblies and adds their stages.</summary>
    /// <returns>What stands against them.</returns>
    public IReadOnlyList<string> Load(PluginAssemblies assemblies, StageCatalog catalog)
    {
        var types = _files.Where(file => file.KnowsContracts).SelectMany(file => assemblies.Load(file).GetTypes()).ToList();
        var stages = types.Select(StageDescriptor.Of).OfType<StageDescriptor>().ToList();
        List<string> complaints = [.. types.Select(StageFaults.OfClass).OfType<string>(), .. stages.SelectMany(catalog.Add)];
        return stages.Count == 0 && complaints.Count == 0 ? [HasNoStage(types)] : complaints;
    }

    /// <summary>Of a folder, the dlls that know the contracts are plug-ins; the others are what these bring along.</summary>
    private static IEnumerable<PluginFile> PluginsIn(string path) => Directory.EnumerateFiles(path, "*.dll")
        .Order(StringComparer.Ordinal)
        .Select(PluginFile.Inspect)
        .Where(file => file.KnowsContracts || file.HasContractsOfItsOwn);

    private static string? FaultOf(PluginFile file, PluginAssemblies assemblies)
    {
        if (file.Assembly is null)
            return $"'{file.Name}' is not a .NET assembly";
        return SharedAssemblies.FaultOf(file) ?? (assemblies.TryAdd(file) ? null : $"'{file.Name}' is listed twice; remove one of the two");
    }

    private string HasNoStage(List<Type> types)
    {
        var who = Directory.Exists(_path) ? $"no dll in '{name}' has a stage" : $"'{_files[0].Name}' has no stage";
        var almost = types.Find(type => type is { IsAbstract: false } && typeof(IStage).IsAssignableFrom(type));
        return $"{who}: a class with [Stage] that implements IStage{(almost is null ? "" : $"; {almost.FullName} has no [Stage]")}";
    }
}
