using System.Collections.Concurrent;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>Keeps every report, at once and from any thread.</summary>
internal sealed class RecordedProgress : IProgress<StageProgress>
{
    private readonly ConcurrentQueue<StageProgress> _reports = new();

    /// <summary>What was reported so far.</summary>
    public IReadOnlyCollection<StageProgress> Reports => _reports;

    /// <summary>Called with each report.</summary>
    public Action<StageProgress> OnReport { get; set; } = _ => { };

    public void Report(StageProgress value)
    {
        _reports.Enqueue(value);
        OnReport(value);
    }
}
