namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>Where the user's cached kernels lie.</summary>
internal static class CacheFolder
{
    /// <summary>Names the variable that moves the cache, or switches it off.</summary>
    public const string Variable = "CHARRNN_CACHE";

    /// <summary>The value that switches it off.</summary>
    public const string Off = "off";

    /// <summary>The folder, which need not exist; null when the cache is switched off, or the user has no folder at all.</summary>
    /// <param name="variable">Gives the value of an environment variable.</param>
    public static string? Find(Func<string, string?> variable)
    {
        var wanted = variable(Variable);
        if (wanted == Off)
            return null;
        var root = string.IsNullOrEmpty(wanted) ? FindDefault(variable) : Path.GetFullPath(wanted);
        return root is null ? null : Path.Combine(root, "kernels");
    }

    private static string? FindDefault(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows())
            return Below(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));

        // The XDG Base Directory Specification: a relative path is to be ignored.
        if (variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache))
            return Below(cache);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? null : Below(Path.Combine(home, ".cache"));
    }

    private static string? Below(string folder) => folder.Length == 0 ? null : Path.Combine(folder, "charrnn");
}
