using CharRnn.Pipeline.Logging;
using Serilog;

namespace CharRnn.Pipeline.Tests.Logging;

public sealed class TerminalTests : IDisposable
{
    private const string Clear = "\r\u001b[2K";

    private readonly StringWriter _screen = new() { NewLine = "\n" };

    [Fact]
    public void WriteLine_WhileAStatusShows_PutsTheLineAboveIt()
    {
        var terminal = new Terminal(_screen, isInteractive: true);

        terminal.ShowStatus("50%");
        terminal.WriteLine("saved");

        Assert.Equal($"{Clear}50%{Clear}saved\n50%", _screen.ToString());
    }

    [Fact]
    public void ShowStatus_LongerThanTheScreen_IsCut()
    {
        var terminal = new Terminal(_screen, isInteractive: true);

        terminal.ShowStatus(new string('x', 10_000));

        Assert.InRange(_screen.ToString().Length, 20, 1000);
    }

    [Fact]
    public void ShowStatus_Redirected_WritesNothing()
    {
        var terminal = new Terminal(_screen, isInteractive: false);

        terminal.ShowStatus("50%");
        terminal.WriteLine("saved");

        Assert.Equal("saved\n", _screen.ToString());
    }

    [Fact]
    public void Sink_EventWithAnException_ShowsItsMessageOnly()
    {
        using var logger = new LoggerConfiguration().WriteTo.Sink(new TerminalSink(new Terminal(_screen, isInteractive: false))).CreateLogger();

        logger.Error(new InvalidOperationException("inner"), "Stage {Stage} failed", "train");

        Assert.EndsWith(" ERR Stage train failed\n", _screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("inner", _screen.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _screen.Dispose();

    [Fact]
    public void WriteLine_TerminalIsGone_IsTriedOnceAndLeftOut()
    {
        using var writer = new HungUpWriter();
        var terminal = new Terminal(writer, isInteractive: true);

        terminal.WriteLine("one");
        terminal.ShowStatus("half");
        terminal.WriteLine("two");

        Assert.Equal(1, writer.Attempts);
    }

    /// <summary>What is left of a terminal that was closed.</summary>
    private sealed class HungUpWriter : StringWriter
    {
        public int Attempts { get; private set; }

        public override void Write(string? value)
        {
            Attempts++;
            throw new IOException("Input/output error");
        }
    }
}
