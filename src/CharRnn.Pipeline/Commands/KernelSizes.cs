using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Commands;

/// <summary>The sizes of a shape, as far as the command line gives them.</summary>
internal sealed record KernelSizes
{
    /// <summary>Hidden size m.</summary>
    [Description("Hidden size m; otherwise that of the pipeline.")]
    [Range(1, ModelReader.MaximumHidden)]
    public int? Hidden { get; init; }

    /// <summary>Vocabulary size K.</summary>
    [Description("Vocabulary size K; otherwise that of the pipeline.")]
    [Range(1, ModelReader.MaximumVocabulary)]
    public int? Vocabulary { get; init; }

    /// <summary>Sequence length T.</summary>
    [Description("Sequence length T; otherwise that of the pipeline.")]
    [Range(1, ModelReader.MaximumSequence)]
    public int? Sequence { get; init; }
}
