using System.Security.Cryptography;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Discovery;

/// <summary>One item of <c>plugins</c>: a dll, or a folder of dlls.</summary>
/// <param name="entry">As it is written there.</param>
/// <param name="folder">Where relative paths start.</param>
internal sealed class Plugin(PluginEntry entry, string folder)
{
    private readonly string _path = Path.GetFullPath(Path.Combine(folder, entry.Path.Text));
    private readonly List<PluginFile> _files = [];

    /// <summary>Where complaints point at.</summary>
    public JsonPosition Position => IsRefused ? entry.PinPosition : entry.Path.Position;

    /// <summary>How it is called in complaints.</summary>
    public string Name => entry.Path.Text;

    /// <summary>Whether it is not what its hash says.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Finds its assemblies, by their metadata alone.</summary>
    /// <returns>What stands against them.</returns>
    public IReadOnlyList<string> Find(PluginAssemblies assemblies)
    {
        if (entry.Sha256 is { } pin && RefuseUnlessPinned(pin.Text) is { } refusal)
            return [refusal];
        if (entry.Sha256 is null && File.Exists(_path))
            _files.Add(PluginFile.Inspect(_path));
        else if (entry.Sha256 is null && Directory.Exists(_path))
            _files.AddRange(PluginsIn(_path));
        else if (_files.Count == 0)
            return [$"there is no file or folder '{Name}' in {folder}; build the plug-in first, or correct the path"];
        return [.. _files.Select(file => FaultOf(file, assemblies)).OfType<string>()];
    }

    /// <summary>Loads its assemblies and adds their stages.</summary>
    /// <returns>What stands against them.</returns>
    public IReadOnlyList<string> Load(PluginAssemblies assemblies, StageCatalog catalog)
    {
        var types = _files.Where(file => file.KnowsContracts).SelectMany(file => assemblies.Load(file).GetTypes()).ToList();
        var stages = types.Select(StageDescriptor.Of).OfType<StageDescriptor>().ToList();
        List<string> complaints = [.. types.Select(StageFaults.OfClass).OfType<string>(), .. stages.SelectMany(catalog.Add)];
        return stages.Count == 0 && complaints.Count == 0 && !IsLibrary ? [HasNoStage(types)] : complaints;
    }

    /// <summary>A pinned dll need not have stages: it may be what another one brings along.</summary>
    private bool IsLibrary => entry.Sha256 is not null && !_files[0].KnowsContracts;

    /// <summary>Reads a pinned dll once: what is loaded later are the bytes that were hashed, whatever happens to the file.</summary>
    private string? RefuseUnlessPinned(string pin)
    {
        if (Directory.Exists(_path))
        {
            IsRefused = true;
            return $"'{Name}' is a folder, and a hash is that of one file; list its dlls one by one, each with its own";
        }

        if (!File.Exists(_path))
            return null;
        var image = File.ReadAllBytes(_path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(image));
        IsRefused = !string.Equals(hash, pin, StringComparison.OrdinalIgnoreCase);
        if (IsRefused)
        {
            return $"'{Name}' has the SHA-256 {hash}, and {pin.ToLowerInvariant()} is expected; nothing of it was loaded: "
                + "put the dll back that was pinned, or write the new hash if you trust the new one";
        }

        _files.Add(PluginFile.Inspect(_path, image));
        return null;
    }

    /// <summary>Of a folder, the dlls that know the contracts are plug-ins; the others are what these bring along.</summary>
    private static IEnumerable<PluginFile> PluginsIn(string path) => Directory.EnumerateFiles(path, "*.dll")
        .Order(StringComparer.Ordinal)
        .Select(file => PluginFile.Inspect(file))
        .Where(file => file.KnowsContracts || file.HasContractsOfItsOwn);

    private static string? FaultOf(PluginFile file, PluginAssemblies assemblies)
    {
        if (file.Assembly is null)
            return $"'{file.Name}' is not a .NET assembly";
        return SharedAssemblies.FaultOf(file) ?? (assemblies.TryAdd(file) ? null : $"'{file.Name}' is listed twice; remove one of the two");
    }

    private string HasNoStage(List<Type> types)
    {
        var who = Directory.Exists(_path) ? $"no dll in '{Name}' has a stage" : $"'{_files[0].Name}' has no stage";
        var almost = types.Find(type => type is { IsAbstract: false } && typeof(IStage).IsAssignableFrom(type));
        return $"{who}: a class with [Stage] that implements IStage{(almost is null ? "" : $"; {almost.FullName} has no [Stage]")}";
    }
}
