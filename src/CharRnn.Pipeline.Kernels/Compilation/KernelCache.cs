using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Kernels.Compilation;

/// <summary>
/// Compiled kernels on disk, a file each. Whatever is wrong with a file or with the folder costs the time of a compilation, never a run.
/// </summary>
/// <param name="folder">The folder, which need not exist; null: there is no cache.</param>
/// <param name="logger">Is told once when the folder cannot serve, and of every file that is not what it should be.</param>
internal sealed class KernelCache(string? folder, ILogger logger)
{
    /// <summary>How many files are kept, some 20 MB; the oldest go first.</summary>
    public const int MostEntries = 256;

    /// <summary>What the names of the files end with.</summary>
    public const string Extension = ".kernel";

    /// <summary>No emitted kernel comes near; a larger file is not read.</summary>
    private const long MostBytes = 16 << 20;

    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private int _warnings;

    /// <summary>The folder; null: there is no cache.</summary>
    public string? Folder => folder;

    /// <summary>The kernel of a key; null when it has to be compiled.</summary>
    public KernelImage? Find(KernelKey key)
    {
        if (folder is null || !Directory.Exists(folder) || !IsTrusted(folder))
            return null;
        var path = Path.Combine(folder, key.FileName);
        try
        {
            return File.Exists(path) ? KernelCacheEntry.Decode(Read(path), key) : null;
        }
        catch (InvalidDataException error)
        {
            logger.LogWarning("Cached kernel {Path} is not used: {Reason}; it is compiled again and replaced", path, error.Message);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WarnOnce($"{path} cannot be read: {error.Message}");
            return null;
        }
    }

    /// <summary>Keeps a kernel.</summary>
    /// <returns>Whether it could be kept.</returns>
    public bool Keep(KernelKey key, KernelImage image)
    {
        if (folder is null)
            return false;
        try
        {
            Create(folder);
            if (!IsTrusted(folder))
                return false;
            Write(Path.Combine(folder, key.FileName), KernelCacheEntry.Encode(key, image));
            RemoveOldest(folder);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WarnOnce($"{folder} cannot be written: {error.Message}");
            return false;
        }
    }

    private static byte[] Read(string path)
    {
        // A file that is open here can be replaced or removed by another process.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > MostBytes)
            throw new InvalidDataException($"it has {stream.Length:N0} bytes; {MostBytes:N0} are the most");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnersOnly);
    }

    /// <summary>A file appears whole or not at all; of two processes that write the same kernel the later one wins.</summary>
    private static void Write(string path, byte[] content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Keeps the number of files within bounds; those that a killed process left half-written count, too, and age.</summary>
    private static void RemoveOldest(string folder)
    {
        var oldest = new DirectoryInfo(folder).GetFiles($"*{Extension}*").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostEntries);
        foreach (var file in oldest)
            file.Delete();
    }

    /// <summary>What lies in the folder is going to run here: nobody else may have put it there.</summary>
    private bool IsTrusted(string folder)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & WritableByOthers) == 0)
            return true;
        WarnOnce($"other users can write to {folder}; take that right from them (chmod go-w)");
        return false;
    }

    private void WarnOnce(string reason)
    {
        if (Interlocked.Increment(ref _warnings) == 1)
            logger.LogWarning("Compiled kernels are not cached: {Reason}; {Variable} names another folder, or is {Off}", reason, CacheFolder.Variable, CacheFolder.Off);
    }
}
