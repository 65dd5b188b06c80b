using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Counts the bytes read of all files together.</summary>
/// <param name="files">The files.</param>
/// <param name="progress">Is told.</param>
internal sealed class LoadProgress(IReadOnlyList<string> files, IProgress<StageProgress> progress)
{
    private long _read;

    /// <summary>Bytes of all files that are not compressed.</summary>
    public long Total { get; } = files.Where(file => !TextFile.IsCompressed(file)).Sum(file => new FileInfo(file).Length);

    /// <summary>Bytes have been read.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Add(int bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _read += bytes;
        progress.Report(new StageProgress(_read, Math.Max(_read, Total), "bytes", ""));
    }
}
