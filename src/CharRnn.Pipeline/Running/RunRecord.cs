using System.Text.Encodings.Web;
using System.Text.Json;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Running;

/// <summary>run.json: what runs, since when, how far it came and how it ended. Written anew at every change.</summary>
internal sealed class RunRecord(string productVersion)
{
    private const string FileName = "run.json";
    private const string Finished = "finished";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DateTimeOffset _now = DateTimeOffset.Now;
    private readonly Dictionary<string, double> _seconds = [];
    private RunFolder? _folder;
    private RecordedRun? _before;
    private RecordedText? _text;
    private KernelInfo? _kernel;
    private ExitCode? _exitCode;

    /// <summary>Whether the run in a folder came to its end; one that says nothing of it did not.</summary>
    public static bool IsFinished(RunFolder folder) => Read(folder)?.Status == Finished;

    /// <summary>What the run in a folder has noted; null when it was killed before it noted anything.</summary>
    public static RecordedRun? Read(RunFolder folder)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordedRun>(File.ReadAllBytes(folder.PathOf(FileName)), Json);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the file in this folder from now on.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="corpus">The text.</param>
    /// <param name="before">What an interrupted run has noted there.</param>
    public void KeepIn(RunFolder folder, Corpus? corpus, RecordedRun? before)
    {
        (_folder, _before) = (folder, before);
        _text = corpus is null ? null : new RecordedText(corpus.Source, corpus.Characters, corpus.Sha256);
        Write();
    }

    /// <summary>Notes that a stage has ended, well or not: how long it took, and the kernel that has been used so far.</summary>
    public void StageEnded(string id, TimeSpan elapsed, KernelInfo? kernel)
    {
        var before = _before?.Seconds?.GetValueOrDefault(id) ?? 0;
        _seconds[id] = Math.Round(before + elapsed.TotalSeconds, 3);
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
            Started = _before?.Started ?? _now,
            Resumed = _before is null ? [] : new List<DateTimeOffset>(_before.Resumed ?? []) { _now },
            Ended = _exitCode is null ? (DateTimeOffset?)null : DateTimeOffset.Now,
            Text = _text,
            Kernel = _kernel is null ? null : new
            {
                Engine = _kernel.Engine.ToString().ToLowerInvariant(),
                _kernel.Shape,
                _kernel.InstructionSet,
                _kernel.Reason,
            },
            Seconds = _seconds,
        };
        _folder?.WriteText(FileName, JsonSerializer.Serialize(record, Json) + "\n");
    }

    private string Status() => _exitCode switch
    {
        null => "running",
        ExitCode.Done => Finished,
        ExitCode.Interrupted => "interrupted",
        _ => "failed",
    };
}
