using System.Text;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The folder of one run. Files appear in it whole or not at all.</summary>
/// <param name="path">The folder; it need not exist yet.</param>
/// <param name="files">How files are written; null: to the disk.</param>
/// <param name="isOurs">Whether the folder of that name is still the one that it was; null: it is, as long as there is one.</param>
public sealed class RunFolder(string path, IRunFiles? files = null, Func<bool>? isOurs = null)
{
    private const string TemporarySuffix = ".tmp";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly IRunFiles _files = files ?? DiskFiles.Instance;
    private bool _wasThere;

    /// <summary>The folder's absolute path.</summary>
    public string FullPath { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>Whether the folder has been deleted or moved since it was first written to.</summary>
    public bool IsGone => _wasThere && (!Directory.Exists(FullPath) || isOurs?.Invoke() == false);

    /// <summary>The absolute path of a file in the folder.</summary>
    /// <param name="name">A relative path without <c>..</c>.</param>
    /// <exception cref="ArgumentException">The name leads out of the folder.</exception>
    /// <exception cref="IOException">A symbolic link stands there, which may lead out of the folder.</exception>
    public string PathOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var full = Path.GetFullPath(Path.Combine(FullPath, name));
        if (Path.IsPathRooted(name) || name.Split('/', '\\').Contains("..") || !full.StartsWith(FullPath + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ArgumentException($"'{name}' leads out of the run folder.", nameof(name));
        RefuseLinks(full);
        return full;
    }

    /// <summary>Writes a file so that neither a crash nor a power cut leaves a part of it: to a temporary name, flushed to disk, then renamed into place.</summary>
    public void Write(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = PathOf(name);
        CreateFolderOf(target);
        var temporary = PathOf(name + TemporarySuffix);
        try
        {
            using (var stream = _files.Create(temporary))
            {
                write(stream);
                _files.Flush(stream);
            }

            _files.Move(temporary, target);
        }
        catch
        {
            // On a full disk the half of a checkpoint must not keep run.json from being written.
            TryDelete(temporary);
            throw;
        }

        FlushFolderOf(target);
    }

    /// <summary>Writes a text file, UTF-8 without a byte order mark.</summary>
    public void WriteText(string name, string text) => Write(name, stream => stream.Write(Utf8.GetBytes(text)));

    /// <summary>Opens a file that grows during the run, such as metrics.jsonl. Each write is in the file at once; <see cref="Flush"/> makes it last.</summary>
    /// <param name="name">The file.</param>
    /// <param name="length">Bytes of an old file that stay; 0 starts it anew.</param>
    public Stream Append(string name, long length = 0)
    {
        var target = PathOf(name);
        CreateFolderOf(target);
        return _files.Append(target, length);
    }

    /// <summary>Returns when all that was written to an open file is on the disk.</summary>
    public void Flush(Stream file) => _files.Flush(file);

    /// <summary>Renames a file in one step, in place of one that has that name already.</summary>
    public void Rename(string name, string newName)
    {
        var target = PathOf(newName);
        _files.Move(PathOf(name), target);
        FlushFolderOf(target);
    }

    /// <summary>Deletes a file; none is fine, too.</summary>
    public void Delete(string name) => _files.Delete(PathOf(name));

    /// <summary>Deletes what writes that were cut short have left behind.</summary>
    public void DeleteTemporaries()
    {
        // A link may lead to folders of others.
        var here = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(FullPath, "*" + TemporarySuffix, here))
            _files.Delete(file);
    }

    private void CreateFolderOf(string file)
    {
        // Made anew, it would hold the end of a run without its beginning.
        if (IsGone)
            throw new DirectoryNotFoundException($"The run folder '{FullPath}' has been deleted or moved.");
        _files.CreateFolder(Path.GetDirectoryName(file)!);
        _wasThere = true;
    }

    private void TryDelete(string file)
    {
        try
        {
            _files.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what the caller must learn.
        }
    }

    /// <summary>The run folder itself may be a link, for that is the user's choice.</summary>
    private void RefuseLinks(string path)
    {
        for (; path.Length > FullPath.Length; path = Path.GetDirectoryName(path)!)
        {
            if (new FileInfo(path).LinkTarget is { } target)
                throw new IOException($"'{path}' is a symbolic link to '{target}': a run writes into its own folder alone; remove the link");
        }
    }

    private void FlushFolderOf(string file) => _files.FlushFolder(Path.GetDirectoryName(file)!);
}
