using System.Text;

namespace CharRnn.Pipeline.Abstractions;

/// <summary>The folder of one run. Files appear in it whole or not at all.</summary>
/// <param name="path">The folder; it need not exist yet.</param>
public sealed class RunFolder(string path)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

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

    /// <summary>Writes a file: to a temporary name, flushed to disk, then renamed into place.</summary>
    public void Write(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = target + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, target, overwrite: true);
    }

    /// <summary>Writes a text file, UTF-8 without a byte order mark.</summary>
    public void WriteText(string name, string text) => Write(name, stream => stream.Write(Utf8.GetBytes(text)));

    /// <summary>Starts a file that grows line by line during the run, such as metrics.jsonl; an old one is replaced.</summary>
    public StreamWriter CreateLines(string name)
    {
        var target = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return new StreamWriter(new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read), Utf8) { NewLine = "\n" };
    }
}
