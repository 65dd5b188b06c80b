using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Logging;
using CharRnn.Pipeline.Planning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Running;

/// <summary>
/// Runs a plan. The leading stages that only read run first; when they are content, the run folder is made and the others follow.
/// </summary>
internal sealed class PipelineRunner(
    Plan plan, RunRequest request, IServiceProvider services, Terminal terminal, RunLogSink log, ILogger<PipelineRunner> logger)
{
    private readonly ArtifactStore _artifacts = new();
    private RunFolder? _folder;
    private RunRecord? _record;

    /// <summary>Runs all stages.</summary>
    /// <exception cref="PipelineConfigurationException">The input or the run folder cannot serve; nothing was started.</exception>
    public async Task<ExitCode> RunAsync(CancellationToken cancellation)
    {
        var preparing = plan.Stages.TakeWhile(stage => stage.Descriptor.Stage.Prepares).ToList();
        var prepared = new List<(string Id, TimeSpan Elapsed)>();
        foreach (var stage in preparing)
            prepared.Add((stage.Entry.Id, await RunStage(stage, cancellation)));

        Open();
        foreach (var (id, elapsed) in prepared)
            _record!.StageEnded(id, elapsed, kernel: null);
        var exitCode = await RunToTheEnd(plan.Stages.Skip(preparing.Count), cancellation);
        _record!.Ended(exitCode);
        return exitCode;
    }

    /// <summary>The run folder, once there is one.</summary>
    public RunFolder? Folder => _folder;

    private void Open()
    {
        _folder = RunFolders.Create(plan.File.Name, request.Out);
        log.Open(_folder.PathOf("log.txt"));
        _folder.WriteText("pipeline.json", plan.Description.ResolvedJson);
        _record = new RunRecord(_folder, plan.Description.ProductVersion);
        _record.Started();
        logger.LogInformation("Run folder {Folder}", Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.FullPath));
    }

    private async Task<ExitCode> RunToTheEnd(IEnumerable<PlannedStage> stages, CancellationToken cancellation)
    {
        foreach (var stage in stages)
        {
            try
            {
                var elapsed = await RunStage(stage, cancellation);
                _record!.StageEnded(stage.Entry.Id, elapsed, Kernel());
            }
            catch (Exception error)
            {
                return Explain(error, stage, cancellation);
            }
        }

        return ExitCode.Done;
    }

    private async Task<TimeSpan> RunStage(PlannedStage stage, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        object[] options = stage.Options is null ? [] : [stage.Options];
        var instance = (IStage)ActivatorUtilities.CreateInstance(services, stage.Descriptor.Type, options);
        var progress = new ProgressReporter(stage.Entry.Id, terminal, request.Quiet);
        var start = Stopwatch.GetTimestamp();
        try
        {
            await instance.RunAsync(ContextOf(stage, progress), cancellation);
        }
        finally
        {
            progress.Finish();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private StageContext ContextOf(PlannedStage stage, ProgressReporter progress) => new(
        _artifacts,
        (option, message) => new ConfigurationProblem(
            plan.File.Places.Of(stage.Entry.PositionOf(option)), $"stages[{stage.Entry.Index}].{option}", message))
    {
        StageId = stage.Entry.Id,
        Pipeline = plan.Description,
        RunFolder = _folder ?? new RunFolder("."),
        Progress = progress,
    };

    /// <summary>Says what went wrong in one line; what only a developer needs goes to log.txt.</summary>
    private ExitCode Explain(Exception error, PlannedStage stage, CancellationToken cancellation)
    {
        switch (error)
        {
            case OperationCanceledException when cancellation.IsCancellationRequested:
                logger.LogWarning("Interrupted: {Message}", error.Message);
                return ExitCode.Interrupted;
            case StageFailedException failure:
                logger.LogError("Stage {Stage} failed: {Message}", stage.Entry.Id, failure.Message);
                return failure.ExitCode;
            case PipelineConfigurationException configuration:
                foreach (var problem in configuration.Problems)
                    logger.LogError("{Problem}", problem.ToString());
                return ExitCode.ConfigurationWrong;
            default:
                logger.LogError(error, "Stage {Stage} of {Assembly} failed unexpectedly: {Message}; log.txt has the details", stage.Entry.Id, stage.Descriptor.Assembly, error.Message);
                return ExitCode.StageFailed;
        }
    }

    private KernelInfo? Kernel() =>
        _artifacts.TryGet<TrainedModel>(out var model) ? model.Kernel
        : _artifacts.TryGet<GradientCheck>(out var check) ? check.Kernel
        : null;
}
