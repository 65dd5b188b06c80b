using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Keeps the checkpoints of a training.</summary>
/// <remarks>
/// Checkpoints that the schedule asks for, at every N updates and at the end, compete to be the best. Those of the clock and of signals
/// come at another update each time: they are only for going on, so that the best model is the same whatever happened on the way.
/// </remarks>
internal sealed class CheckpointSaver(
    IRnnKernel kernel, EncodedText text, TrainOptions options, TextSchedule schedule, StageContext context, TrainingLines lines, BackgroundWriter writer,
    TimeProvider time)
{
    private readonly CheckpointFiles _files = new(context.RunFolder);
    private readonly RunFingerprint _fingerprint = RunFingerprint.Of(context, text);
    private readonly long _ticksBetween = options.CheckpointSeconds * time.TimestampFrequency;
    private long _nextByTime = time.GetTimestamp() + (options.CheckpointSeconds * time.TimestampFrequency);
    private Checkpoint? _last;
    private Task _written = Task.CompletedTask;

    /// <summary>The model of the last checkpoint.</summary>
    public ModelSnapshot? Last => _last?.Model;

    /// <summary>The model of the checkpoint with the lowest smooth loss.</summary>
    public ModelSnapshot? Best { get; private set; }

    /// <summary>Whether so much time has passed since the last checkpoint that one is due.</summary>
    public bool IsDueByTime => time.GetTimestamp() >= _nextByTime;

    /// <summary>Whether the schedule asks for a checkpoint after this update.</summary>
    public bool IsScheduled(long update) => update % options.CheckpointEvery == 0 || update == schedule.Updates;

    /// <summary>Starts without a checkpoint; older ones can only be those of an earlier stage.</summary>
    public void Start() => _files.Prune(_ => []);

    /// <summary>Goes on from a checkpoint.</summary>
    /// <param name="last">The one to go on from.</param>
    /// <param name="best">The best so far, when it could be read.</param>
    public void Resume(Checkpoint last, Checkpoint? best)
    {
        _last = last;
        Best = best?.Model;

        // The power may have failed between the two files.
        if (IsScheduled(last))
            SaveIfBest(last, BytesOf(last));
    }

    /// <summary>Saves a checkpoint that the schedule asks for; the best so far is saved as such, too.</summary>
    public void Save(TrainingState state)
    {
        var checkpoint = Capture(state);
        var bytes = BytesOf(checkpoint);
        SaveIfBest(checkpoint, bytes);
        SaveLast(checkpoint, bytes);
    }

    /// <summary>Saves where training stands, without a claim to be the best.</summary>
    public void SaveLast(TrainingState state)
    {
        var checkpoint = Capture(state);
        SaveLast(checkpoint, BytesOf(checkpoint));
    }

    /// <summary>The bytes of the file: made once, though two files may hold them, and not by the thread that trains.</summary>
    private static Lazy<byte[]> BytesOf(Checkpoint checkpoint) => new(() => ModelFile.ToBytes(checkpoint));

    private void SaveIfBest(Checkpoint checkpoint, Lazy<byte[]> bytes)
    {
        if (Best is not null && Best.SmoothLoss <= checkpoint.Model.SmoothLoss)
            return;
        Best = checkpoint.Model;
        writer.Enqueue(() => _files.Write(CheckpointFiles.Best, bytes.Value));
    }

    private void SaveLast(Checkpoint checkpoint, Lazy<byte[]> bytes)
    {
        var previous = _last;
        _last = checkpoint;
        _nextByTime = time.GetTimestamp() + _ticksBetween;
        _written = writer.Enqueue(() =>
        {
            // A checkpoint counts lines: they must not be lost when it is not.
            lines.Flush();
            if (previous is not null && previous.Model.Update != checkpoint.Model.Update)
                _files.MakeLastOlder(previous.Model.Update);
            _files.Write(CheckpointFiles.Last, bytes.Value);
            _files.Prune(older => Kept(older, checkpoint));
        });
    }

    /// <summary>The newest ones of the schedule; besides, the one just before the last, unless both are of the schedule.</summary>
    private IEnumerable<long> Kept(IReadOnlyList<long> older, Checkpoint last)
    {
        var kept = older.Where(IsScheduled).Take(options.KeepCheckpoints).ToList();
        return IsScheduled(last) && kept.Count > 0 ? kept : kept.Union(older.Take(1));
    }

    private bool IsScheduled(Checkpoint checkpoint) => !checkpoint.IsUnfinished && IsScheduled(checkpoint.Model.Update);

    private Checkpoint Capture(TrainingState state)
    {
        // No more than one checkpoint waits to be written, or a slow disk would fill the memory.
        _written.GetAwaiter().GetResult();
        var weights = KernelTensors.Read(kernel, KernelBuffer.Parameters);
        var checkpoint = new Checkpoint
        {
            Model = new ModelSnapshot(kernel.Info.Shape, text.Unit, text.Vocabulary, weights, state.Update, state.SmoothLoss),
            OptimizerMemory = KernelTensors.Read(kernel, KernelBuffer.OptimizerMemory),
            Hidden = KernelTensors.ReadHidden(kernel),
            Epoch = schedule.Epoch(state.Update),
            Position = schedule.Start(state.Update + 1),
            Random = state.Random,
            Saturation = state.Saturation,
            MetricLines = state.MetricLines,
            SampleLines = state.SampleLines,
            IsUnfinished = state.IsUnfinished,
            Fingerprint = _fingerprint,
        };
        return checkpoint.IsFinite ? checkpoint : throw new NotFiniteNumberException("A weight is not finite");
    }
}
