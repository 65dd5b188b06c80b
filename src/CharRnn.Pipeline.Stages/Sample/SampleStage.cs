using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Stages.Sample;

/// <summary>Lets the best model of the run write a passage.</summary>
[Stage("sample", Summary = "Lets the best model write a passage.", Options = typeof(SampleOptions), FreeOnResume = true)]
[Consumes<TrainedModel>]
[Produces<Passage>]
public sealed class SampleStage(SampleOptions options, IKernelCatalog kernels, ILogger<SampleStage> logger) : IStage
{
    private const string FileName = "passage.txt";

    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation) => Task.Run(() => Run(context, cancellation), cancellation);

    private void Run(StageContext context, CancellationToken cancellation)
    {
        var model = context.Get<TrainedModel>().Best;
        var prime = Prime(model, context);
        using var kernel = kernels.Create(model.Shape, Precision.Single);
        var random = RandomStreams.Create(context.Pipeline.Seed, RandomPurpose.Passage);

        var passage = new PassageWriter(kernel, model).Write(new PassageRequest(prime, options.Length, options.Temperature), random, cancellation);

        context.RunFolder.WriteText(FileName, passage.Text);
        logger.LogInformation(
            "{File}: {Length} symbols by the model of update {Update}, smooth loss {SmoothLoss:F2}", FileName, options.Length, model.Update, model.SmoothLoss);
        context.Put(passage);
    }

    private int[] Prime(ModelSnapshot model, StageContext context)
    {
        var prime = new SymbolText(model.Unit, model.Vocabulary).Encode(options.Prime ?? "");
        return prime.Unknown.Count == 0
            ? prime.Ids
            : throw new PipelineConfigurationException(context.Problem("prime", UnknownSymbols.InPrime(prime.Unknown)));
    }
}
