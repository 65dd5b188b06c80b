using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Discovery;
using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Planning;
using CharRnn.Pipeline.Processes;
using CharRnn.Pipeline.Resuming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Running;

/// <summary>
/// Runs a plan. The leading stages that only read run first; when they are content, the run folder is made and the others follow.
/// </summary>
internal sealed class PipelineRunner(
    Plan plan, RunRequest request, IServiceProvider services, Terminal terminal, RunLogSink log, ILogger<PipelineRunner> logger)
    : IDisposable
{
    private readonly RunRecord _record = new(plan.Description.ProductVersion);
    private InterruptedRun? _interrupted;
    private RunLock? _lock;
    private string? _recordFault;

    /// <summary>What the stages have made so far.</summary>
    public ArtifactStore Artifacts { get; } = new();

    /// <summary>The run folder, once there is one.</summary>
    public RunFolder? Folder { get; private set; }

    private IEnumerable<PlannedStage> Preparing => plan.Stages.TakeWhile(stage => stage.Descriptor.Stage.Prepares);

    /// <summary>Lets go of the run folder.</summary>
    public void Dispose() => _lock?.Dispose();

    /// <summary>Runs all stages, or those up to the first that fails.</summary>
    /// <exception cref="PipelineConfigurationException">The input or the run folder cannot serve; nothing was started.</exception>
    public async Task<ExitCode> RunAsync(CancellationToken cancellation)
    {
        if (request.Resume)
            _lock = (_interrupted = InterruptedRun.Find(plan, request.Out)).Lock;
        var exitCode = await PrepareAsync(cancellation);
        if (exitCode == ExitCode.Done)
        {
            Open();
            exitCode = await RunUntilFailure(plan.Stages.Skip(Preparing.Count()), cancellation);
        }

        Note(() => _record.Ended(exitCode));
        if (_recordFault is not null && Folder is { IsGone: false })
            logger.LogWarning("run.json cannot be written, and says what it said before: {Message}", _recordFault);
        return exitCode;
    }

    /// <summary>Runs the leading stages that only read.</summary>
    /// <exception cref="PipelineConfigurationException">The input cannot serve.</exception>
    public Task<ExitCode> PrepareAsync(CancellationToken cancellation) => RunUntilFailure(Preparing, cancellation);

    private void Open()
    {
        Artifacts.TryGet<Corpus>(out var corpus);
        _interrupted?.CheckText(corpus);
        _lock ??= RunFolders.Create(plan.Description.Name, request.Out);
        Folder = _lock.Folder;
        var path = RunFolders.Show(Folder.FullPath);
        OpenLog(Folder);
        logger.LogInformation("Run folder {Folder}{Resumed}", path, _interrupted is null ? "" : ", resumed");
        foreach (var change in _interrupted?.HarmlessChanges ?? [])
            logger.LogInformation("Changed since the run began: {Key} was {Was}, now {Now}", change.Key, change.Was, change.Now);
        RunFolders.Guard(path, () =>
        {
            Folder.DeleteTemporaries();
            Folder.WriteText("pipeline.json", plan.Description.ResolvedJson);
            _record.KeepIn(Folder, corpus, _interrupted?.Record);
            return Folder;
        });
    }

    /// <summary>Starts log.txt; what is learnt does not depend on it, and the terminal shows the same lines.</summary>
    private void OpenLog(RunFolder folder)
    {
        try
        {
            log.Open(folder.PathOf(RunFolders.Log));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("{Log} cannot be written, the run goes on without: {Message}", RunFolders.Log, error.Message);
        }
    }

    /// <summary>Writes run.json; a disk that is full or gone must not hide how the run ended. It is written whole each time: only the last fault counts.</summary>
    private void Note(Action write)
    {
        try
        {
            write();
            _recordFault = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _recordFault = error.Message;
        }
    }

    private async Task<ExitCode> RunUntilFailure(IEnumerable<PlannedStage> stages, CancellationToken cancellation)
    {
        foreach (var stage in stages)
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                await Run(stage, cancellation);
            }
            catch (Exception error) when (Folder is not null || error is not PipelineConfigurationException)
            {
                FileHandles.RecoverFrom(error);
                return Explain(error, stage, cancellation);
            }
        }

        return ExitCode.Done;
    }

    private async Task Run(PlannedStage stage, CancellationToken cancellation)
    {
        var progress = new ProgressReporter(stage.Entry.Id, terminal, request.Quiet, TimeProvider.System);
        var start = Stopwatch.GetTimestamp();
        try
        {
            object[] options = stage.Options is null ? [] : [stage.Options];
            var instance = (IStage)ActivatorUtilities.CreateInstance(services, stage.Descriptor.Type, options);
            await instance.RunAsync(ContextOf(stage, progress), cancellation);
            if (stage.Descriptor.Uses(ArtifactDirection.Produces).FirstOrDefault(artifact => !Artifacts.Has(artifact)) is { } missing)
                throw new InvalidOperationException($"it promises [Produces<{missing.Name}>] and did not put one into the context");
        }
        finally
        {
            progress.Finish();
            Note(() => _record.StageEnded(stage.Entry.Id, Stopwatch.GetElapsedTime(start), Kernel()));
        }
    }

    private StageContext ContextOf(PlannedStage stage, ProgressReporter progress) => new(
        Artifacts,
        (option, message) => new ConfigurationProblem(
            plan.File.Places.Of(stage.Entry.PositionOf(option)), $"{stage.Entry.Subject}.{option}", message))
    {
        StageId = stage.Entry.Id,
        Pipeline = plan.Description,
        RunFolder = Folder ?? new RunFolder("."),
        IsResumed = _interrupted is not null,
        Progress = progress,
    };

    /// <summary>Says what went wrong, one line a problem; what only a developer needs goes to log.txt.</summary>
    private ExitCode Explain(Exception error, PlannedStage stage, CancellationToken cancellation)
    {
        var message = PluginFault.Explain(error);
        switch (error)
        {
            case OperationCanceledException when cancellation.IsCancellationRequested:
                logger.LogWarning("Interrupted in stage {Stage}: {Message}", stage.Entry.Id, message);
                return ExitCode.Interrupted;
            case StageFailedException failure:
                logger.LogError("Stage {Stage} failed: {Message}", NameOf(stage), message);
                return failure.ExitCode;
            case IOException when Folder is { IsGone: true }:
                logger.LogError(
                    "Stage {Stage} failed: the run folder has been deleted or moved; a moved one goes on with --resume --out, a deleted one is lost", NameOf(stage));
                return ExitCode.StageFailed;
            case IOException or UnauthorizedAccessException when Folder is not null && stage.Descriptor.IsBuiltIn:
                logger.LogError("Stage {Stage} failed: {Message}; what was saved before is sound: once this is cured, --resume goes on", NameOf(stage), message);
                return ExitCode.StageFailed;
            case PipelineConfigurationException configuration:
                foreach (var problem in configuration.Problems)
                    logger.LogError("{Problem}", problem.ToString());
                return ExitCode.ConfigurationWrong;
            default:
                logger.LogError(
                    error, "Stage {Stage} failed unexpectedly: {Message}{Details}",
                    NameOf(stage), message, Folder is null ? "" : $" ({RunFolders.Log} has the details)");
                return ExitCode.StageFailed;
        }
    }

    /// <summary>The stage, and the plug-in that it comes from: whose author must be asked is the first thing that a person wants to know.</summary>
    private static string NameOf(PlannedStage stage) =>
        stage.Descriptor.IsBuiltIn ? stage.Entry.Id : $"{stage.Entry.Id} of {stage.Descriptor.Assembly}";

    private KernelInfo? Kernel() =>
        Artifacts.TryGet<TrainedModel>(out var model) ? model.Kernel
        : Artifacts.TryGet<GradientCheck>(out var check) ? check.Kernel
        : null;
}
