using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Running;

/// <summary>A run folder that belongs to this process: the system holds the lock and lets go of it when the process ends, however it ends.</summary>
/// <remarks>The file stays: if one run deleted it, two others could each lock a file of that name.</remarks>
internal sealed class RunLock : IDisposable
{
    /// <summary>The locked file.</summary>
    public const string FileName = "run.lock";

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private readonly string? _path;

    private RunLock(string folder, FileStream file)
    {
        (Folder, _file) = (new RunFolder(folder, isOurs: () => WhereItIs() == _path), file);
        _path = WhereItIs();
    }

    /// <summary>The folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>Locks a folder that exists; null when another run holds it.</summary>
    /// <exception cref="IOException">There can be no such file.</exception>
    public static RunLock? TryTake(RunFolder folder)
    {
        try
        {
            return new RunLock(folder.FullPath, new FileStream(folder.PathOf(FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            return null;
        }
    }

    /// <summary>Whether a folder has been a run's.</summary>
    public static bool Exists(RunFolder folder) => File.Exists(folder.PathOf(FileName));

    /// <summary>Whether a run is at work in a folder.</summary>
    public static bool IsHeld(RunFolder folder)
    {
        if (!Exists(folder))
            return false;
        using var taken = TryTake(folder);
        return taken is null;
    }

    public void Dispose() => _file.Dispose();

    /// <summary>
    /// Where the system sees the locked file now: elsewhere when the folder was moved, or as deleted. Another run may have got a folder of the
    /// same name since, and a lock of its own. Null on systems that do not tell.
    /// </summary>
    private string? WhereItIs() =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{_file.SafeFileHandle.DangerousGetHandle()}").LinkTarget : null;
}
