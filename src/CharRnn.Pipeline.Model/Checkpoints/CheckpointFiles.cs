using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>The folder checkpoints/ of a run: last.safetensors, best.safetensors, and older ones as update-N.safetensors.</summary>
/// <param name="folder">The run folder.</param>
internal sealed class CheckpointFiles(RunFolder folder)
{
    public const string Last = "checkpoints/last.safetensors";
    public const string Best = ModelFile.BestOfRun;

    private const string Folder = "checkpoints";
    private const string OlderPrefix = "update-";
    private const string Suffix = ".safetensors";

    /// <summary>The updates of the older checkpoints, the newest first.</summary>
    private IEnumerable<long> Older => !Directory.Exists(folder.PathOf(Folder)) ? [] :
        Directory.EnumerateFiles(folder.PathOf(Folder), $"{OlderPrefix}*{Suffix}")
            .Select(path => Path.GetFileName(path)[OlderPrefix.Length..^Suffix.Length])
            .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var update) ? update : 0)
            .Where(update => update > 0)
            .OrderDescending();

    /// <summary>The checkpoints to go on from, the newest first.</summary>
    public IEnumerable<string> NewestFirst => Older.Select(NameOf).Prepend(Last).Where(name => File.Exists(folder.PathOf(name)));

    /// <summary>Reads one of the checkpoints.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public Checkpoint Read(string name) => ModelFile.ReadCheckpoint(folder.PathOf(name));

    /// <summary>Writes a checkpoint; it is on the disk when this returns.</summary>
    public void Write(string name, byte[] checkpoint) => folder.Write(name, stream => stream.Write(checkpoint));

    /// <summary>Keeps the last checkpoint under its update, so that another can be the last.</summary>
    public void MakeLastOlder(long update)
    {
        if (File.Exists(folder.PathOf(Last)))
            folder.Rename(Last, NameOf(update));
    }

    /// <summary>Deletes older checkpoints.</summary>
    /// <param name="keep">Chooses, of their updates, the newest first, those that stay.</param>
    public void Prune(Func<IReadOnlyList<long>, IEnumerable<long>> keep)
    {
        var all = Older.ToList();
        foreach (var update in all.Except(keep(all)))
            folder.Delete(NameOf(update));
    }

    /// <summary>Renames a file that cannot be used, for a person to look at.</summary>
    /// <returns>Its new name.</returns>
    public string SetAside(string name)
    {
        var number = 1;
        while (File.Exists(folder.PathOf(Aside(name, number))))
            number++;
        folder.Rename(name, Aside(name, number));
        return Aside(name, number);
    }

    private static string Aside(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}.damaged-{number}");

    private static string NameOf(long update) => string.Create(CultureInfo.InvariantCulture, $"{Folder}/{OlderPrefix}{update}{Suffix}");
}
