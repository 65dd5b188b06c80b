using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Running;

/// <summary>run.json: what runs, since when, how far it came and how it ended. Written anew at every change.</summary>
internal sealed class RunRecord(string productVersion)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DateTimeOffset _started = DateTimeOffset.Now;
    private readonly Dictionary<string, double> _seconds = [];
    private RunFolder? _folder;
    private KernelInfo? _kernel;
    private ExitCode? _exitCode;

    /// <summary>Keeps the file in this folder from now on.</summary>
    public void KeepIn(RunFolder folder)
    {
        _folder = folder;
        Write();
    }

    /// <summary>Notes that a stage has ended, well or not: how long it took, and the kernel that has been used so far.</summary>
    public void StageEnded(string id, TimeSpan elapsed, KernelInfo? kernel)
    {
        _seconds[id] = Math.Round(elapsed.TotalSeconds, 3);
        _kernel = kernel;
        Write();
    }

    /// <summary>Notes how the run ended.</summary>
    public void Ended(ExitCode exitCode)
    {
        _exitCode = exitCode;
        Write();
    }

    private void Write()
    {
        var record = new
        {
            Status = Status(),
            ExitCode = (int?)_exitCode,
            Version = productVersion,
            Started = _started,
            Ended = _exitCode is null ? (DateTimeOffset?)null : DateTimeOffset.Now,
            Kernel = _kernel is null ? null : new
            {
                Engine = _kernel.Engine.ToString().ToLowerInvariant(),
                _kernel.Shape,
                _kernel.InstructionSet,
                _kernel.Reason,
            },
            Seconds = _seconds,
        };
        _folder?.WriteText("run.json", JsonSerializer.Serialize(record, Json) + "\n");
    }

    private string Status() => _exitCode switch
    {
        null => "running",
        ExitCode.Done => "finished",
        ExitCode.Interrupted => "interrupted",
        _ => "failed",
    };
}
