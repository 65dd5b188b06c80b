using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
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
        var text = TextEncoder.Encode(context.Get<Corpus>(), unit, options.MaximumWords);
        if (Problem(text, context.Pipeline.Model.Sequence) is { } problem)
            throw new PipelineConfigurationException(context.Problem("unit", problem));
        logger.LogInformation(
            "Encoded {Symbols:N0} {Unit} symbols, vocabulary size {Vocabulary}", text.Ids.Length, text.Unit, text.Vocabulary.Count);
        CompareVocabulary(text.Vocabulary.Count, context.Pipeline.Model.Vocabulary);
        context.Put(text);
        return Task.CompletedTask;
    }

    /// <summary>What keeps a network from learning the text; null when nothing does.</summary>
    private static string? Problem(EncodedText text, int sequence)
    {
        var (symbols, distinct) = (text.Ids.Length, text.Vocabulary.Count);
        if (symbols <= sequence)
        {
            return $"the text has {symbols} {text.Unit} symbols, and model.sequence = {sequence} needs at least {sequence + 1}; take a longer text"
                + (symbols > 1 ? $", or a sequence of at most {symbols - 1}" : "");
        }

        return distinct > ModelReader.MaximumVocabulary
            ? $"the text has {distinct} distinct {text.Unit} symbols, and a vocabulary holds at most {ModelReader.MaximumVocabulary}; write \"byte\""
            : null;
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
