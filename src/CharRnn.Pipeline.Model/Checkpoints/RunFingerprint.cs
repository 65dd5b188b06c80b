using System.Security.Cryptography;
using System.Text;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Tells whether a checkpoint belongs to a pipeline and a text.</summary>
/// <param name="Stage">The id of the stage that trained.</param>
/// <param name="TextSha256">SHA-256 of the symbol ids, a byte each, or 32 bits little-endian where the vocabulary has more than 256 symbols.</param>
/// <param name="ConfigurationSha256">SHA-256 of the part of the resolved pipeline that decides what is learnt.</param>
/// <param name="ProductVersion">The version that trained.</param>
public sealed record RunFingerprint(string Stage, string TextSha256, string ConfigurationSha256, string ProductVersion)
{
    /// <summary>The fingerprint of a stage of a run.</summary>
    public static RunFingerprint Of(StageContext context, EncodedText text)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(text);
        return new RunFingerprint(
            context.StageId,
            Hash(text.Ids.Bytes),
            Hash(Encoding.UTF8.GetBytes(context.Pipeline.BindingJson)),
            context.Pipeline.ProductVersion);
    }

    /// <summary>Whether both are of one stage, text and configuration; the version may have changed.</summary>
    public bool IsOfTheSameTraining(RunFingerprint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Stage, TextSha256, ConfigurationSha256) == (other.Stage, other.TextSha256, other.ConfigurationSha256);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
