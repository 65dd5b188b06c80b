using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checking;

/// <summary>Counts checked elements, from several threads, and reports about a hundred times.</summary>
internal sealed class CheckProgress(long total, IProgress<StageProgress> progress)
{
    private readonly long _every = Math.Max(1, total / 100);
    private long _done;

    /// <summary>One element more is done.</summary>
    public void Add(string detail)
    {
        var done = Interlocked.Increment(ref _done);
        if (done % _every == 0 || done == total)
            progress.Report(new StageProgress(done, total, "elements", detail));
    }
}
