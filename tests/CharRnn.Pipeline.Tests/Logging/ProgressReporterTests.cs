using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Logging;

public sealed class ProgressReporterTests : IDisposable
{
    private const string Clear = "\r\u001b[2K";

    private readonly StringWriter _screen = new() { NewLine = "\n" };
    private readonly ManualTime _time = new();

    [Fact]
    public void Report_OnATerminal_ShowsShareDetailAndTimeLeft()
    {
        var reporter = Reporter(isInteractive: true);

        _time.Advance(TimeSpan.FromSeconds(30));
        reporter.Report(new StageProgress(2500, 10_000, "updates", "smooth loss 54.31"));

        Assert.Equal($"{Clear}train  25%  2,500/10,000 updates  smooth loss 54.31  0:01:30 left", _screen.ToString());
    }

    [Fact]
    public void Report_ManyTimesAtOnce_ShowsTheFirst()
    {
        var reporter = Reporter(isInteractive: true);

        for (var done = 0; done <= 10; done++)
            reporter.Report(new StageProgress(done, 10, "updates", ""));

        Assert.Equal($"{Clear}train   0%  0/10 updates", _screen.ToString());
    }

    [Fact]
    public void Finish_OnATerminal_RemovesTheLine()
    {
        var reporter = Reporter(isInteractive: true);
        reporter.Report(new StageProgress(1, 10, "updates", ""));

        reporter.Finish();
        _time.Advance(TimeSpan.FromSeconds(10));
        reporter.Report(new StageProgress(2, 10, "updates", ""));

        Assert.EndsWith(Clear, _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Redirected_WritesALineEveryFiveSecondsAndTheLastOne()
    {
        var reporter = Reporter(isInteractive: false);

        for (var done = 1; done <= 12; done++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            reporter.Report(new StageProgress(done, 12, "updates", ""));
        }

        reporter.Finish();

        Assert.Equal(
            """
            train  42%  5/12 updates  0:00:07 left
            train  83%  10/12 updates  0:00:02 left
            train 100%  12/12 updates

            """, _screen.ToString());
    }

    [Fact]
    public void Report_Quiet_WritesNothing()
    {
        var reporter = new ProgressReporter("train", new Terminal(_screen, isInteractive: false), quiet: true, _time);

        reporter.Report(new StageProgress(10, 10, "updates", ""));
        reporter.Finish();

        Assert.Empty(_screen.ToString());
    }

    [Fact]
    public void Report_HardlyBegun_BoundsTheTimeLeft()
    {
        var reporter = Reporter(isInteractive: true);

        _time.Advance(TimeSpan.FromDays(1));
        reporter.Report(new StageProgress(1, long.MaxValue, "updates", ""));

        Assert.EndsWith("1000:00:00 left", _screen.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _screen.Dispose();

    private ProgressReporter Reporter(bool isInteractive) => new("train", new Terminal(_screen, isInteractive), quiet: false, _time);
}
