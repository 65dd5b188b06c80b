using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>The real executable, started in a folder.</summary>
internal sealed class RunningProgram : IDisposable
{
    // Far above what any test needs: a program that hangs must fail its test, not stop the whole suite.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Process _process;
    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly StringBuilder _error = new();

    public RunningProgram(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        // A parent in the background has SIGINT ignored, and children inherit that: only GNU env can undo it.
        string[] starter = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(starter[0], [.. starter.Skip(1), Executable, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>What <c>dotnet</c> runs.</summary>
    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "charrnn.dll");

    /// <summary>Runs the program to its end.</summary>
    public static async Task<ProcessResult> RunAsync(
        string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var program = new RunningProgram(folder, arguments, environment);
        return await program.EndAsync();
    }

    /// <summary>Waits until standard error has shown a line with this text.</summary>
    public async Task WaitForAsync(string text)
    {
        while (await _process.StandardError.ReadLineAsync(_patience.Token) is { } line)
        {
            _error.Append(line).Append('\n');
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The program ended before it wrote '{text}':\n{_error}");
    }

    /// <summary>Sends a signal, such as <c>INT</c>.</summary>
    public async Task SignalAsync(string signal) => Assert.True(await TrySignalAsync(signal), "The program had ended before the signal.");

    /// <summary>Sends a signal; false when the program has ended.</summary>
    public async Task<bool> TrySignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(_patience.Token);
        return kill.ExitCode == 0;
    }

    /// <summary>Ends the program at once, wherever it stands (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(_patience.Token);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<ProcessResult> EndAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(_patience.Token);
        _error.Append(await _process.StandardError.ReadToEndAsync(_patience.Token));
        await _process.WaitForExitAsync(_patience.Token);
        return new ProcessResult(_process.ExitCode, (await output).ReplaceLineEndings("\n"), _error.ToString().ReplaceLineEndings("\n"));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _patience.Dispose();
    }
}
