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
        var folder = context.Pipeline.Folder;
        var full = Path.GetFullPath(Path.Combine(folder, path));
        if (File.Exists(full))
            return [full];
        if (Directory.Exists(full))
            throw Refuse(context, $"'{path}' is a folder; name a file in it, or a pattern such as {path.TrimEnd('/')}/*.txt");
        if (!path.Contains('*', StringComparison.Ordinal))
            throw Refuse(context, $"there is no file '{path}' in {folder}{Suggest(full)}");

        // The pattern starts at the deepest folder without a star.
        var start = Path.GetDirectoryName(full[..full.IndexOf('*', StringComparison.Ordinal)])!;
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(Path.GetRelativePath(start, full));
        var files = Directory.Exists(start) ? matcher.GetResultsInFullPath(start).ToList() : [];
        if (files.Count == 0)
            throw Refuse(context, $"no file matches '{path}' in {folder}; check the folder, or fetch the text first");
        files.Sort(NaturalOrder.Instance);
        return files;
    }

    private static string Suggest(string full)
    {
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            return "; its folder does not exist either";
        var names = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).ToList();
        return Spelling.Nearest(Path.GetFileName(full), names) is { } near ? $"; did you mean '{near}'?" : "";
    }

    private static PipelineConfigurationException Refuse(StageContext context, string message) => new(context.Problem("path", message));
}
