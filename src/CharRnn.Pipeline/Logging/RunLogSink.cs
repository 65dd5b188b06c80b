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
    private ILogger? _file;

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
    /// <exception cref="IOException">It cannot be written, and events are lost from here on; so with <see cref="UnauthorizedAccessException"/>.</exception>
    public void Open(string path)
    {
        lock (_lock)
        {
            // Serilog says nothing when it cannot open its file.
            _file = Logger.None;
            using (new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read))
            {
            }

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

    public void Dispose() => (_file as IDisposable)?.Dispose();
}
