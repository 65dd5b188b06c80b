using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
using Microsoft.Extensions.FileSystemGlobbing;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Finds the files that a path or a pattern names.</summary>
internal static class TextFiles
{
    /// <summary>The files, absolute, in natural order: chapter_2 before chapter_10.</summary>
    /// <exception cref="PipelineConfigurationException">There is no such file.</exception>
    public static IReadOnlyList<string> Find(string path, StageContext context)
    {
        try
        {
            return Search(path, context);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refuse(context, $"'{path}' cannot be looked up: {error.Message}");
        }
    }

    private static List<string> Search(string path, StageContext context)
    {
        var folder = context.Pipeline.Folder;
        var full = Path.GetFullPath(Path.Combine(folder, path));
        if (File.Exists(full))
            return [full];
        if (Directory.Exists(full))
            throw Refuse(context, $"'{path}' is a folder; name a file in it, or a pattern such as {path.TrimEnd('/')}/*.txt");
        if (!path.Contains('*', StringComparison.Ordinal))
            throw Refuse(context, $"there is no file '{path}' in {folder}{Suggest(path, full)}");

        // The matcher starts at the deepest folder without a star.
        var start = full[..(full.LastIndexOf(Path.DirectorySeparatorChar, full.IndexOf('*', StringComparison.Ordinal)) + 1)];
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(full[start.Length..]);
        var files = Directory.Exists(start) ? matcher.GetResultsInFullPath(start).ToList() : [];
        if (files.Count == 0)
            throw Refuse(context, $"no file matches '{path}' in {folder}{Cure(path, start)}");
        files.Sort(NaturalOrder.Instance);
        return files;
    }

    private static string Suggest(string path, string full)
    {
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            return "; its folder does not exist either";
        var name = Path.GetFileName(full);
        var nearest = Spelling.Nearest(name, Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)));
        return nearest is null ? "" : $"; did you mean '{path[..^name.Length]}{nearest}'?";
    }

    private static string Cure(string path, string start)
    {
        if (path.StartsWith("node_modules/", StringComparison.Ordinal))
            return "; run 'npm install' there, which fetches it";
        return Directory.Exists(start) ? "; check the pattern: * stands for any part of a name, ** for any folders" : "; its folder does not exist either";
    }

    private static PipelineConfigurationException Refuse(StageContext context, string message) => new(context.Problem("path", message));
}
