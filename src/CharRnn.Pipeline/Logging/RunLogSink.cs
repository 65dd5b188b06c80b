using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace CharRnn.Pipeline.Logging;

/// <summary>log.txt of the run folder. Events that come before the folder exists are kept and written first.</summary>
internal sealed class RunLogSink : ILogEventSink, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<LogEvent> _early = [];
    private Logger? _file;

    public void Emit(LogEvent logEvent)
    {
        lock (_lock)
        {
            if (_file is null)
                _early.Add(logEvent);
            else
                _file.Write(logEvent);
        }
    }

    /// <summary>Starts the file.</summary>
    public void Open(string path)
    {
        lock (_lock)
        {
            _file = new LoggerConfiguration()
                .MinimumLevel.Verbose()
                .WriteTo.File(
                    path,
                    outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext} {Message:lj}{NewLine}{Exception}",
                    formatProvider: CultureInfo.InvariantCulture)
                .CreateLogger();
            _early.ForEach(_file.Write);
            _early.Clear();
        }
    }

    public void Dispose() => _file?.Dispose();
}
