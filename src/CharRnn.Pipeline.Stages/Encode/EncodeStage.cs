using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Text;
using Microsoft.Extensions.Logging;

namespace CharRnn.Pipeline.Stages.Encode;

/// <summary>Turns the text into symbol ids.</summary>
[Stage("encode", Summary = "Cuts the text into symbols and numbers them.", Options = typeof(EncodeOptions), Prepares = true)]
[Consumes<Corpus>]
[Produces<EncodedText>]
public sealed class EncodeStage(EncodeOptions options, ILogger<EncodeStage> logger) : IStage
{
    /// <inheritdoc/>
    public Task RunAsync(StageContext context, CancellationToken cancellation)
    {
        var unit = TextUnits.ByName(options.Unit.ToString().ToLowerInvariant());
        var text = TextEncoder.Encode(context.Get<Corpus>().Text, unit, options.MaximumWords);
        CheckLength(text, context);
        logger.LogInformation(
            "Encoded {Symbols:N0} {Unit} symbols, vocabulary size {Vocabulary}", text.Ids.Length, text.Unit, text.Vocabulary.Count);
        CompareVocabulary(text.Vocabulary.Count, context.Pipeline.Model.Vocabulary);
        context.Put(text);
        return Task.CompletedTask;
    }

    private static void CheckLength(EncodedText text, StageContext context)
    {
        var sequence = context.Pipeline.Model.Sequence;
        if (text.Ids.Length > sequence)
            return;
        throw new PipelineConfigurationException(context.Problem(
            "unit",
            $"the text has {text.Ids.Length} {text.Unit} symbols; model.sequence = {sequence} needs at least {sequence + 1}; take a longer text or a shorter sequence"));
    }

    private void CompareVocabulary(int found, int configured)
    {
        if (found == configured)
            return;
        logger.LogInformation(
            "The text has vocabulary size {Found}, pipeline.json says {Configured}: the kernel is compiled for the text now; "
            + "write \"vocabulary\": {Found} to have it emitted at build time",
            found, configured, found);
    }
}
