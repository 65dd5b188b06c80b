using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The disk itself.</summary>
public sealed partial class DiskFiles : IRunFiles
{
    private const int ReadOnly = 0;
    private const int InvalidArgument = 22;

    private DiskFiles()
    {
    }

    /// <summary>The one instance: it keeps nothing.</summary>
    public static DiskFiles Instance { get; } = new();

    /// <inheritdoc/>
    public void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        Directory.CreateDirectory(path);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } parent)
            FlushFolder(parent);
    }

    /// <inheritdoc/>
    public Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);

    /// <inheritdoc/>
    public Stream Append(string path, long length)
    {
        // No buffer: a line that was written is in the file, whatever happens to the process.
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.SetLength(length);
        file.Seek(length, SeekOrigin.Begin);
        return file;
    }

    /// <inheritdoc/>
    public void Flush(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ((FileStream)file).Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Move(string source, string target) => File.Move(source, target, overwrite: true);

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    /// <remarks>.NET opens no folders, so the C library does. Windows has no such call: NTFS keeps a journal of names.</remarks>
    public void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Check(Open(path, ReadOnly), path);
        try
        {
            // Some network file systems know no flush of folders: they answer EINVAL, and nothing can be done about it.
            if (Sync(folder) < 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
                throw Failure(path);
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static int Check(int result, string path) => result >= 0 ? result : throw Failure(path);

    private static IOException Failure(string path)
    {
        var cause = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{cause.Message} : '{path}'", cause);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
