using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Tells whether a checkpoint belongs to a pipeline and a text.</summary>
/// <param name="TextSha256">SHA-256 of the symbol ids, each 32 bits little-endian.</param>
/// <param name="ConfigurationSha256">SHA-256 of the resolved pipeline.</param>
/// <param name="ProductVersion">The version that trained.</param>
public sealed record RunFingerprint(string TextSha256, string ConfigurationSha256, string ProductVersion)
{
    /// <summary>The fingerprint of a run.</summary>
    public static RunFingerprint Of(PipelineDescription pipeline, EncodedText text)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(text);
        return new RunFingerprint(
            Hash(MemoryMarshal.AsBytes(text.Ids.Span)),
            Hash(Encoding.UTF8.GetBytes(pipeline.ResolvedJson)),
            pipeline.ProductVersion);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
