using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>The disk, until an operation goes wrong.</summary>
/// <param name="fault">What goes wrong.</param>
/// <param name="operation">The operation that does, from 1; 0: none.</param>
internal sealed class FaultyFiles(Fault fault, int operation) : IRunFiles
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _flushed = [];
    private readonly List<FaultyStream> _open = [];

    /// <summary>Operations so far.</summary>
    public int Operations { get; private set; }

    /// <summary>Whether the fault has come.</summary>
    public bool HasFailed { get; private set; }

    public void CreateFolder(string path) => Do(() => DiskFiles.Instance.CreateFolder(path));

    public Stream Create(string path) => Open(path, 0, () => DiskFiles.Instance.Create(path));

    public Stream Append(string path, long length) => Open(path, length, () => DiskFiles.Instance.Append(path, length));

    public void Flush(Stream file) => Do(() =>
    {
        var faulty = (FaultyStream)file;
        faulty.Inner.Flush();
        _flushed[faulty.Path] = faulty.Inner.Length;
    });

    public void Move(string source, string target) => Do(() =>
    {
        DiskFiles.Instance.Move(source, target);

        // A file of an earlier process has been on the disk for long.
        if (_flushed.Remove(source, out var flushed))
            _flushed[target] = flushed;
        else
            _flushed.Remove(target);
    });

    public void Delete(string path) => Do(() => DiskFiles.Instance.Delete(path));

    public void FlushFolder(string path) => Do(() => { });

    /// <summary>What happens to the disk when the machine loses power: what was not flushed is gone.</summary>
    public void CutPower()
    {
        foreach (var file in _open)
            file.Inner.Dispose();
        foreach (var (path, length) in _flushed.Where(pair => File.Exists(pair.Key)))
        {
            using var file = File.OpenWrite(path);
            file.SetLength(Math.Min(file.Length, length));
        }
    }

    /// <summary>Counts a write; half of the one that goes wrong is written.</summary>
    internal void Write(Stream inner, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            if (!IsFaulty())
            {
                inner.Write(bytes);
                return;
            }

            if (fault != Fault.Fail && Operations == operation)
                inner.Write(bytes[..(bytes.Length / 2)]);
            throw new IOException($"operation {Operations} was made to fail");
        }
    }

    private FaultyStream Open(string path, long flushed, Func<Stream> open)
    {
        FaultyStream? stream = null;
        Do(() =>
        {
            _open.Add(stream = new FaultyStream(this, path, open()));
            _flushed[path] = flushed;
        });
        return stream!;
    }

    private void Do(Action work)
    {
        lock (_lock)
        {
            if (IsFaulty())
                throw new IOException($"operation {Operations} was made to fail");
            work();
        }
    }

    /// <summary>A disk that fails works again afterwards; a process that is dead does nothing any more.</summary>
    private bool IsFaulty()
    {
        Operations++;
        var isFaulty = fault == Fault.Fail ? Operations == operation : operation > 0 && Operations >= operation;
        HasFailed |= isFaulty;
        return isFaulty;
    }
}
