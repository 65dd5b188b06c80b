using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Running;

/// <summary>Chooses and makes the folder of a run.</summary>
internal static class RunFolders
{
    /// <summary>The file that grows during the run; whoever makes it owns the folder.</summary>
    public const string Log = "log.txt";

    /// <summary>The folder that <c>--out</c> names, or <c>runs/NAME/NNN</c> with the next free number.</summary>
    /// <exception cref="PipelineConfigurationException">It holds something already, or cannot be written.</exception>
    public static RunFolder Create(string name, string? requested)
    {
        var parent = Path.Combine("runs", name);
        try
        {
            return requested is null ? CreateNext(parent) : CreateNamed(requested);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refuse(requested ?? parent, $"cannot be written: {error.Message.TrimEnd('.')}; name another folder with --out");
        }
    }

    private static RunFolder CreateNamed(string path)
    {
        if (File.Exists(path))
            throw Refuse(path, "is a file; name a folder with --out");
        return TryCreate(path) ?? throw Refuse(path, "is not empty; name another folder with --out, or remove this one");
    }

    private static RunFolder CreateNext(string parent)
    {
        var taken = Directory.Exists(parent)
            ? Directory.EnumerateFileSystemEntries(parent).Select(path => int.TryParse(Path.GetFileName(path), out var number) ? number : 0)
            : [];
        for (var number = taken.DefaultIfEmpty().Max() + 1; ; number++)
        {
            if (TryCreate(Path.Combine(parent, number.ToString("D3", CultureInfo.InvariantCulture))) is { } folder)
                return folder;
        }
    }

    /// <summary>Makes a folder and the log in it; null when something is there already.</summary>
    private static RunFolder? TryCreate(string path)
    {
        Directory.CreateDirectory(path);
        var folder = new RunFolder(path);
        return !Directory.EnumerateFileSystemEntries(path).Any() && TryClaim(folder) ? folder : null;
    }

    /// <summary>Makes the log; false when it is there already. Of two runs that start at the same moment only one can make it.</summary>
    public static bool TryClaim(RunFolder folder)
    {
        try
        {
            new FileStream(folder.PathOf(Log), FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(folder.PathOf(Log)))
        {
            return false;
        }
    }

    private static PipelineConfigurationException Refuse(string path, string message) =>
        new(new ConfigurationProblem(null, $"run folder '{path}'", message));
}
