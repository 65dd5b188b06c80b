using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>Tells whether a checkpoint belongs to a pipeline and a text.</summary>
/// <param name="TextSha256">SHA-256 of the symbol ids, a byte each, or 32 bits little-endian where the vocabulary has more than 256 symbols.</param>
/// <param name="ConfigurationSha256">SHA-256 of the resolved pipeline without what leaves the results as they are: the number of threads.</param>
/// <param name="ProductVersion">The version that trained.</param>
public sealed record RunFingerprint(string TextSha256, string ConfigurationSha256, string ProductVersion)
{
    /// <summary>The fingerprint of a run.</summary>
    public static RunFingerprint Of(PipelineDescription pipeline, EncodedText text)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(text);
        return new RunFingerprint(
            Hash(text.Ids.Bytes),
            Hash(Encoding.UTF8.GetBytes(WithoutThreads(pipeline.ResolvedJson))),
            pipeline.ProductVersion);
    }

    private static string WithoutThreads(string resolvedJson)
    {
        var pipeline = JsonNode.Parse(resolvedJson)!;
        foreach (var stage in pipeline["stages"]?.AsArray() ?? [])
            stage!.AsObject().Remove("threads");
        return pipeline.ToJsonString();
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
