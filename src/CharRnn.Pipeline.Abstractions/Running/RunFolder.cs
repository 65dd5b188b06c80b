using System.Text;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The folder of one run. Files appear in it whole or not at all.</summary>
/// <param name="path">The folder; it need not exist yet.</param>
/// <param name="files">How files are written; null: to the disk.</param>
public sealed class RunFolder(string path, IRunFiles? files = null)
{
    private const string TemporarySuffix = ".tmp";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly IRunFiles _files = files ?? DiskFiles.Instance;

    /// <summary>The folder's absolute path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>The absolute path of a file in the folder.</summary>
    /// <exception cref="ArgumentException">The name leads out of the folder.</exception>
    public string PathOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var full = Path.GetFullPath(Path.Combine(FullPath, name));
        return full.StartsWith(FullPath + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ArgumentException($"'{name}' leads out of the run folder.", nameof(name));
    }

    /// <summary>Writes a file so that neither a crash nor a power cut leaves a part of it: to a temporary name, flushed to disk, then renamed into place.</summary>
    public void Write(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = PathOf(name);
        CreateFolderOf(target);
        var temporary = target + TemporarySuffix;
        using (var stream = _files.Create(temporary))
        {
            write(stream);
            _files.Flush(stream);
        }

        _files.Move(temporary, target);
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
        foreach (var file in Directory.EnumerateFiles(FullPath, "*" + TemporarySuffix, SearchOption.AllDirectories))
            _files.Delete(file);
    }

    private void CreateFolderOf(string file) => _files.CreateFolder(Path.GetDirectoryName(file)!);

    private void FlushFolderOf(string file) => _files.FlushFolder(Path.GetDirectoryName(file)!);
}
