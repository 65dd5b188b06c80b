using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Running;

/// <summary>run.json: what runs, since when, how far it came and how it ended. Written anew at every change.</summary>
internal sealed class RunRecord(RunFolder folder, string productVersion)
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
    private KernelInfo? _kernel;

    /// <summary>Notes that a stage has ended, how long it took, and the kernel that it used.</summary>
    public void StageEnded(string id, TimeSpan elapsed, KernelInfo? kernel)
    {
        _seconds[id] = Math.Round(elapsed.TotalSeconds, 3);
        _kernel = kernel ?? _kernel;
        Write("running", exitCode: null);
    }

    /// <summary>Notes that the run goes on.</summary>
    public void Started() => Write("running", exitCode: null);

    /// <summary>Notes how the run ended.</summary>
    public void Ended(ExitCode exitCode) => Write(
        exitCode switch
        {
            ExitCode.Done => "finished",
            ExitCode.Interrupted => "interrupted",
            _ => "failed",
        },
        (int)exitCode);

    private void Write(string status, int? exitCode)
    {
        var record = new
        {
            Status = status,
            ExitCode = exitCode,
            Version = productVersion,
            Started = _started,
            Ended = exitCode is null ? (DateTimeOffset?)null : DateTimeOffset.Now,
            Kernel = _kernel is null ? null : new
            {
                Engine = _kernel.Engine.ToString().ToLowerInvariant(),
                _kernel.Shape,
                _kernel.InstructionSet,
                _kernel.Reason,
            },
            Seconds = _seconds,
        };
        folder.WriteText("run.json", JsonSerializer.Serialize(record, Json) + "\n");
    }
}
