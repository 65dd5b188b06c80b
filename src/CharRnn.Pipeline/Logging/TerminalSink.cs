using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace CharRnn.Pipeline.Logging;

/// <summary>Writes log events to the terminal. An exception shows as its message alone; the whole of it is in log.txt.</summary>
internal sealed class TerminalSink(Terminal terminal) : ILogEventSink
{
    private readonly MessageTemplateTextFormatter _formatter = new("{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}", CultureInfo.InvariantCulture);

    public void Emit(LogEvent logEvent)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        _formatter.Format(logEvent, line);
        terminal.WriteLine(line.ToString());
    }
}
