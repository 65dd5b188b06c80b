using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Training;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Finds the checkpoints that an interrupted training can go on from.</summary>
/// <param name="context">The run.</param>
/// <param name="text">What is trained on.</param>
/// <param name="logger">Is told what had to be set aside.</param>
public sealed class CheckpointFinder(StageContext context, EncodedText text, ILogger logger)
{
    private readonly CheckpointFiles _files = new(context.RunFolder);
    private readonly RunFingerprint _fingerprint = RunFingerprint.Of(context, text);

    /// <summary>The newest checkpoint of this stage that is whole; null when training must start from the beginning.</summary>
    /// <exception cref="StageFailedException">There is one, of another text or configuration.</exception>
    public Checkpoint? FindLast()
    {
        var found = _files.NewestFirst.Select(name => ReadWhole(name, MissingLines)).FirstOrDefault(checkpoint => checkpoint is not null);
        return found is null || found.Fingerprint.Stage != _fingerprint.Stage ? null
            : found.Fingerprint.IsOfTheSameTraining(_fingerprint) ? found
            : throw new StageFailedException(
                "The checkpoints of this run are of another text or configuration: run without --resume to start a new run.", ExitCode.ConfigurationWrong);
    }

    /// <summary>The best checkpoint so far of this stage; null when there is none.</summary>
    public Checkpoint? FindBest() =>
        File.Exists(context.RunFolder.PathOf(CheckpointFiles.Best)) && ReadWhole(CheckpointFiles.Best, _ => null) is { } best
        && best.Fingerprint.IsOfTheSameTraining(_fingerprint)
            ? best
            : null;

    private Checkpoint? ReadWhole(string name, Func<Checkpoint, string?> fault)
    {
        string reason;
        try
        {
            var checkpoint = _files.Read(name);
            if (fault(checkpoint) is not { } found)
                return checkpoint;
            reason = found;
        }
        catch (InvalidDataException error)
        {
            reason = error.Message;
        }

        logger.LogWarning("{File} cannot be used and is now {Aside}: {Reason}", name, _files.SetAside(name), reason);
        return null;
    }

    /// <summary>What is missing of the lines that a checkpoint counts; null when they are all there.</summary>
    private string? MissingLines(Checkpoint checkpoint) =>
        Missing(TrainingLines.Metrics, checkpoint.MetricLines) ?? Missing(TrainingLines.Samples, checkpoint.SampleLines);

    private string? Missing(string name, int lines)
    {
        var found = LineFile.Measure(context.RunFolder.PathOf(name), lines).Lines;
        return found < lines ? $"it counts {lines} lines of {name}, which has {found}" : null;
    }
}
