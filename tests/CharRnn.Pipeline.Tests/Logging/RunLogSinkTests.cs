using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Tests.TestKit;
using Serilog;

namespace CharRnn.Pipeline.Tests.Logging;

public sealed class RunLogSinkTests
{
    [Fact]
    public void Open_AfterEvents_WritesThemFirst()
    {
        using var workspace = new Workspace();
        var sink = new RunLogSink();
        using (var logger = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger())
        {
            logger.Information("early");
            sink.Open(workspace.PathOf("log.txt"));
            logger.Information("late");
        }

        var lines = File.ReadAllLines(workspace.PathOf("log.txt"));
        Assert.Equal(["early", "late"], lines.Select(line => line.Split(' ')[^1]));
    }
}
