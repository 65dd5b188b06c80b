namespace CharRnn.Pipeline.Logging;

/// <summary>Standard error as people see it: lines that stay, and below them one line that changes.</summary>
internal sealed class Terminal(TextWriter writer, bool isInteractive)
{
    private const string ClearLine = "\r\u001b[2K";

    private readonly Lock _lock = new();
    private string _status = "";
    private bool _isGone;

    /// <summary>Whether a line can be drawn over: a person's terminal, not a file or a pipe.</summary>
    public bool IsInteractive { get; } = isInteractive;

    /// <summary>The process's standard error.</summary>
    public static Terminal OfThisProcess() =>
        new(Console.Error, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>Writes a line that stays.</summary>
    public void WriteLine(string line)
    {
        lock (_lock)
            Write((_status.Length > 0 ? ClearLine : "") + line + writer.NewLine + _status);
    }

    /// <summary>Replaces the changing line; an empty one removes it. Nothing happens where lines cannot be drawn over.</summary>
    public void ShowStatus(string status)
    {
        if (!IsInteractive)
            return;
        lock (_lock)
        {
            var clear = _status.Length > 0 || status.Length > 0 ? ClearLine : "";
            _status = Fit(status);
            Write(clear + _status);
        }
    }

    /// <summary>A terminal that is gone takes no more lines; the run goes on, or ends as the signal asks, and log.txt has the lines.</summary>
    private void Write(string text)
    {
        if (_isGone)
            return;
        try
        {
            writer.Write(text);
            writer.Flush();
        }
        catch (IOException)
        {
            _isGone = true;
        }
    }

    /// <summary>Cuts a status that would wrap: a wrapped line cannot be drawn over.</summary>
    private static string Fit(string status)
    {
        // The width is asked of standard output: where that is a file there is none.
        var width = (Console.IsOutputRedirected ? 80 : Math.Max(20, Console.WindowWidth)) - 1;
        return status.Length > width ? status[..width] : status;
    }
}
