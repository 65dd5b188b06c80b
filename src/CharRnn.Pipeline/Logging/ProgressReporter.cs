using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Logging;

/// <summary>
/// Shows a stage's progress. On a terminal one changing line, at most ten times a second, with the time left;
/// elsewhere a plain line at most every five seconds and one at the end.
/// </summary>
/// <param name="stage">The stage's id.</param>
/// <param name="terminal">Where to show it.</param>
/// <param name="quiet">Whether to show nothing.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressReporter(string stage, Terminal terminal, bool quiet, TimeProvider time) : IProgress<StageProgress>
{
    private static readonly TimeSpan BetweenStatuses = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    // An early guess may be absurd: it is shown as this.
    private static readonly TimeSpan LongestTimeLeft = TimeSpan.FromHours(1000);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = terminal.IsInteractive ? TimeSpan.Zero : BetweenLines;
    private StageProgress? _pending;
    private bool _isFinished;

    private TimeSpan Elapsed => time.GetElapsedTime(_start);

    public void Report(StageProgress value)
    {
        if (quiet)
            return;
        lock (_lock)
        {
            if (_isFinished)
                return;
            _pending = value;
            if (Elapsed >= _next)
                Show(value);
        }
    }

    /// <summary>Removes the changing line, or writes the last plain one; what is reported later is not shown.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            _isFinished = true;
            if (terminal.IsInteractive)
                terminal.ShowStatus("");
            else if (_pending is not null)
                Show(_pending);
        }
    }

    private void Show(StageProgress value)
    {
        _pending = null;
        _next = Elapsed + (terminal.IsInteractive ? BetweenStatuses : BetweenLines);
        if (terminal.IsInteractive)
            terminal.ShowStatus(Describe(value));
        else
            terminal.WriteLine(Describe(value));
    }

    private string Describe(StageProgress value)
    {
        var share = Math.Clamp((double)value.Done / Math.Max(1, value.Total), 0, 1);
        var detail = value.Detail.Length == 0 ? "" : $"  {value.Detail}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stage} {100 * share,3:F0}%  {value.Done:N0}/{value.Total:N0} {value.Unit}{detail}{TimeLeft(share)}");
    }

    private string TimeLeft(double share)
    {
        if (share is 0 or 1)
            return "";
        var seconds = Math.Round(Elapsed.TotalSeconds * (1 - share) / share);
        var left = TimeSpan.FromSeconds(Math.Min(seconds, LongestTimeLeft.TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"  {(int)left.TotalHours}:{left:mm\\:ss} left");
    }
}
