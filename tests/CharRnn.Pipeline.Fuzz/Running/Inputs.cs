using System.Security.Cryptography;

namespace CharRnn.Pipeline.Fuzz.Running;

/// <summary>Folders of inputs: a file each, named by its content.</summary>
internal static class Inputs
{
    /// <summary>The inputs of a target that the repository keeps: those that cover most, found by earlier runs.</summary>
    public static string FolderOf(string target) => Path.Combine(ProjectFolder(), "Corpus", target);

    /// <summary>The inputs of a target that once broke a promise.</summary>
    public static string CrashersOf(string target) => Path.Combine(ProjectFolder(), "Crashers", target);

    /// <summary>All inputs of a folder, in the order of their names; none when there is no such folder.</summary>
    public static IReadOnlyList<byte[]> Read(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];

    /// <summary>Keeps an input.</summary>
    /// <returns>The file.</returns>
    public static string Write(string folder, byte[] input)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(input))[..16]);
        File.WriteAllBytes(path, input);
        return path;
    }

    /// <summary>Makes a folder hold these inputs and no others.</summary>
    public static void Replace(string folder, IEnumerable<byte[]> inputs)
    {
        Directory.CreateDirectory(folder);
        var kept = inputs.Select(input => Write(folder, input)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !kept.Contains(file)))
            File.Delete(file);
    }

    /// <summary>The folder of this project, found from the program or from where it is run.</summary>
    private static string ProjectFolder() =>
        new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }
            .SelectMany(Above)
            .Select(folder => Path.Combine(folder, "tests", "CharRnn.Pipeline.Fuzz"))
            .FirstOrDefault(Directory.Exists)
        ?? throw new DirectoryNotFoundException("The inputs are in the repository: run this in it.");

    private static IEnumerable<string> Above(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
            yield return above.FullName;
    }
}
