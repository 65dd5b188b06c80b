using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Training;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Stages.Train;

/// <summary>Trains the network on the text.</summary>
[Stage("train", Summary = "Trains the network; writes metrics, samples and checkpoints.", Options = typeof(TrainOptions))]
[Consumes<EncodedText>]
[Produces<TrainedModel>]
public sealed class TrainStage(TrainOptions options, IKernelCatalog kernels, ILogger<TrainStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.Run(() => Run(context, cancellation), cancellation);

    private void Run(StageContext context, CancellationToken cancellation)
    {
        var text = context.Get<EncodedText>();
        var shape = context.Pipeline.Model with { Vocabulary = text.Vocabulary.Count };
        using var kernel = kernels.Create(shape, Precision.Single, options.Epsilon, options.Threads);
        var info = kernel.Info;
        logger.LogInformation(
            "Training {Shape}: {Engine} kernel, {InstructionSet}, {Reason}", info.Shape, info.Engine.ToString().ToLowerInvariant(), info.InstructionSet, info.Reason);

        var (last, best) = FindCheckpoints(text, context);
        if (last is null)
            WriteInitialWeights(kernel, text, context);
        using var trainer = new Trainer(kernel, text, options, context, last, best);
        var model = trainer.Run(cancellation);
        logger.LogInformation(
            "Trained {Updates:N0} updates in {Seconds:F1} s: smooth loss {SmoothLoss:F3} nats a sequence, best {BestLoss:F3} at update {BestUpdate:N0}",
            model.Last.Update, model.UpdateSeconds, model.Last.SmoothLoss, model.Best.SmoothLoss, model.Best.Update);
        context.Put(model);
    }

    private (Checkpoint? Last, Checkpoint? Best) FindCheckpoints(EncodedText text, StageContext context)
    {
        if (!context.IsResumed)
            return (null, null);
        var finder = new CheckpointFinder(context, text, logger);
        if (finder.FindLast() is not { } last)
        {
            logger.LogInformation("There is no checkpoint to go on from: training starts from the beginning");
            return (null, null);
        }

        logger.LogInformation("Training goes on after update {Update:N0}", last.Model.Update);
        if (last.Fingerprint.ProductVersion != context.Pipeline.ProductVersion)
        {
            logger.LogWarning(
                "Version {Old} wrote the checkpoint, this is {New}: only one and the same version promises the same bytes",
                last.Fingerprint.ProductVersion, context.Pipeline.ProductVersion);
        }

        return (last, finder.FindBest());
    }

    private void WriteInitialWeights(IRnnKernel kernel, EncodedText text, StageContext context)
    {
        if (options.From is null)
        {
            InitialWeights.Write(kernel, context.Pipeline.Seed);
            return;
        }

        try
        {
            ModelFile.ReadWeights(Path.Combine(context.Pipeline.Folder, options.From), kernel, text.Vocabulary);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new PipelineConfigurationException(context.Problem("from", $"'{options.From}' cannot be used as initial weights: {error.Message}"));
        }
    }
}
