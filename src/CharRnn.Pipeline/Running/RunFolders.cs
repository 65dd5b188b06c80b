using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Running;

/// <summary>Chooses, makes and locks the folder of a run.</summary>
internal static class RunFolders
{
    /// <summary>The log of the run.</summary>
    public const string Log = "log.txt";

    private const string InUse = "another run is at work there; wait for its end, or name another folder with --out";

    /// <summary>The folder that <c>--out</c> names, or <c>runs/NAME/NNN</c> with the next free number.</summary>
    /// <exception cref="PipelineConfigurationException">It holds something already, or cannot be written.</exception>
    public static RunLock Create(string name, string? requested) => Guard(
        requested ?? ParentOf(name), () => requested is null ? CreateNext(ParentOf(name)) : CreateNamed(requested));

    /// <summary>The interrupted run in the folder that <c>--out</c> names, or the newest one in <c>runs/NAME</c>.</summary>
    /// <exception cref="PipelineConfigurationException">There is none, or another process is at work on it.</exception>
    public static RunLock FindInterrupted(string name, string? requested) => Guard(
        requested ?? ParentOf(name), () => requested is null ? FindNewest(ParentOf(name)) : FindNamed(requested));

    /// <summary>A path as a person reads it best: from the current folder where it lies below, else from the root.</summary>
    public static string Show(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Does something to the folder of a run that has not started yet.</summary>
    /// <exception cref="PipelineConfigurationException">It cannot be done.</exception>
    public static T Guard<T>(string path, Func<T> choose)
    {
        try
        {
            return choose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refuse(path, $"cannot be written: {error.Message.TrimEnd('.')}; name another folder with --out");
        }
    }

    private static RunLock CreateNamed(string path)
    {
        if (File.Exists(path))
            throw Refuse(path, "is a file; name a folder with --out");
        if (TryCreate(path) is { } folder)
            return folder;
        var old = new RunFolder(path);
        var way = RunLock.Exists(old) && !RunRecord.IsFinished(old) ? ", or go on with it with --resume" : "";
        throw Refuse(path, RunLock.IsHeld(old) ? InUse : $"is not empty; name another folder with --out, or remove this one{way}");
    }

    private static RunLock CreateNext(string parent)
    {
        for (var number = Numbered(parent).Select(folder => folder.Number).DefaultIfEmpty().Max() + 1; ; number++)
        {
            if (TryCreate(Path.Combine(parent, number.ToString("D3", CultureInfo.InvariantCulture))) is { } folder)
                return folder;
        }
    }

    /// <summary>Makes and locks a folder; null when something is there already. Of two runs that start at the same moment only one gets it.</summary>
    private static RunLock? TryCreate(string path)
    {
        DiskFiles.Instance.CreateFolder(path);
        if (Directory.EnumerateFileSystemEntries(path).Any() || RunLock.TryTake(new RunFolder(path)) is not { } taken)
            return null;

        // Another run may have come and gone since the look into the folder.
        if (Directory.EnumerateFileSystemEntries(path).Count() == 1)
            return taken;
        taken.Dispose();
        return null;
    }

    private static RunLock FindNamed(string path)
    {
        var folder = new RunFolder(path);
        if (!RunLock.Exists(folder))
            throw Refuse(path, "holds no run; nothing to resume");
        var taken = RunLock.TryTake(folder) ?? throw Refuse(path, InUse);
        if (!RunRecord.IsFinished(folder))
            return taken;
        taken.Dispose();
        throw Refuse(path, "holds a run that is finished; nothing to resume");
    }

    private static RunLock FindNewest(string parent)
    {
        var running = new List<string>();
        foreach (var (_, path) in Numbered(parent).OrderByDescending(folder => folder.Number))
        {
            var folder = new RunFolder(path);
            if (!RunLock.Exists(folder) || RunRecord.IsFinished(folder))
                continue;
            if (RunLock.TryTake(folder) is not { } taken)
                running.Add(path);
            else if (!RunRecord.IsFinished(folder))
                return taken;
            else
                taken.Dispose();
        }

        throw Refuse(parent, "holds no interrupted run; nothing to resume" + (running.Count == 0 ? "" : $"; {string.Join(", ", running)}: another process is at work on it"));
    }

    private static IEnumerable<(int Number, string Path)> Numbered(string parent) => !Directory.Exists(parent) ? [] :
        Directory.EnumerateFileSystemEntries(parent)
            .Select(path => (int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, path));

    private static string ParentOf(string name) => Path.Combine("runs", name);

    private static PipelineConfigurationException Refuse(string path, string message) =>
        new(new ConfigurationProblem(null, $"run folder '{path}'", message));
}
