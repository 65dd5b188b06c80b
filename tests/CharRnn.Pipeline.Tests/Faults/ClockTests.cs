using System.Text.RegularExpressions;
using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Tests.Security;

namespace CharRnn.Pipeline.Tests.Faults;

/// <summary>A clock that is set back: rates, times left and the seconds between checkpoints come from a clock that only goes on.</summary>
public sealed partial class ClockTests
{
    /// <summary>Members that read the time of day.</summary>
    private static readonly string[] TimeOfDay = ["get_Now", "get_UtcNow", "get_Today", "GetUtcNow", "GetLocalNow"];

    [Fact]
    public void Assemblies_TimeOfDay_IsAskedForTheDatesOfARunAlone()
    {
        var askers = ProductAssembly.All
            .SelectMany(assembly => assembly.Members.Where(member => TimeOfDay.Contains(member.Name)).Select(member => $"{assembly.Name}: {member.Type}.{member.Name}"));

        Assert.Equal(["charrnn: System.DateTimeOffset.get_Now"], askers.Distinct());
    }

    [Fact]
    public void Report_ClockSetBackAnHour_ShowsNoNegativeTime()
    {
        using var writer = new StringWriter();
        var time = new SetBackTime();
        var reporter = new ProgressReporter("train", new Terminal(writer, isInteractive: true), quiet: false, time);
        for (var done = 1; done <= 20; done++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            reporter.Report(new Abstractions.StageProgress(done, 100, "updates", ""));
        }

        Assert.Equal(20, TimeLeft().Count(writer.ToString()));
        Assert.DoesNotContain("-", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("0:01:20 left", writer.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\d:\d\d:\d\d left")]
    private static partial Regex TimeLeft();

    /// <summary>The time of day goes back an hour at every look; the timestamps go on.</summary>
    private sealed class SetBackTime : TimeProvider
    {
        private long _now;
        private DateTimeOffset _day = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override DateTimeOffset GetUtcNow() => _day -= TimeSpan.FromHours(1);

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
