using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Stages.Encode;

/// <summary>Options of the stage <c>encode</c>.</summary>
public sealed record EncodeOptions
{
    /// <summary>What a symbol is.</summary>
    [Description("What a symbol is: a Unicode character, a byte of UTF-8, or a word or punctuation mark.")]
    public EncodeUnit Unit { get; init; } = EncodeUnit.Character;

    /// <summary>Largest vocabulary of words.</summary>
    [Description("Largest vocabulary of words; the most frequent are kept and one token stands for all others. Characters and bytes are never cut.")]
    [Range(2, ModelReader.MaximumVocabulary)]
    public int MaximumWords { get; init; } = 2000;
}
