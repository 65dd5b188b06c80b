using System.Diagnostics;
using System.Globalization;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Logging;

/// <summary>Shows a stage's progress: a changing line with the time left on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class ProgressReporter(string stage, Terminal terminal, bool quiet) : IProgress<StageProgress>
{
    private static readonly TimeSpan BetweenStatuses = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private TimeSpan _next = terminal.IsInteractive ? TimeSpan.Zero : BetweenLines;

    public void Report(StageProgress value)
    {
        if (quiet)
            return;
        lock (_lock)
        {
            if (_elapsed.Elapsed < _next)
                return;
            _next = _elapsed.Elapsed + (terminal.IsInteractive ? BetweenStatuses : BetweenLines);
            if (terminal.IsInteractive)
                terminal.ShowStatus(Describe(value));
            else
                terminal.WriteLine(Describe(value));
        }
    }

    /// <summary>Removes the changing line.</summary>
    public void Finish() => terminal.ShowStatus("");

    private string Describe(StageProgress value)
    {
        var share = Math.Clamp((double)value.Done / value.Total, 0, 1);
        var left = share > 0 ? TimeSpan.FromSeconds(_elapsed.Elapsed.TotalSeconds * (1 - share) / share) : TimeSpan.Zero;
        var detail = value.Detail.Length == 0 ? "" : $"  {value.Detail}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{stage} {share,4:P0}  {value.Done:N0}/{value.Total:N0} {value.Unit}{detail}  {Format(left)} left");
    }

    private static string Format(TimeSpan time) =>
        time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
