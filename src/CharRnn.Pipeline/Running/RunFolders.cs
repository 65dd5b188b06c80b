using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Running;

/// <summary>Chooses and makes the folder of a run.</summary>
internal static class RunFolders
{
    /// <summary>The folder that <c>--out</c> names, or <c>runs/NAME/NNN</c> with the next free number.</summary>
    /// <exception cref="PipelineConfigurationException">It holds something already, or cannot be written.</exception>
    public static RunFolder Create(string name, string? requested)
    {
        var path = requested ?? NextFree(Path.Combine("runs", name));
        try
        {
            if (File.Exists(path))
                throw Refuse(path, "is a file; name a folder with --out");
            Directory.CreateDirectory(path);
            if (Directory.EnumerateFileSystemEntries(path).Any())
                throw Refuse(path, "is not empty; name another folder with --out, or remove this one");
            var folder = new RunFolder(path);
            folder.WriteText("run.json", "{}\n");
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refuse(path, $"cannot be written: {error.Message}");
        }
    }

    private static string NextFree(string parent)
    {
        var taken = Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent).Select(path => int.TryParse(Path.GetFileName(path), out var number) ? number : 0)
            : [];
        return Path.Combine(parent, (taken.DefaultIfEmpty().Max() + 1).ToString("D3", CultureInfo.InvariantCulture));
    }

    private static PipelineConfigurationException Refuse(string path, string message) =>
        new(new ConfigurationProblem(null, $"run folder '{path}'", message));
}
