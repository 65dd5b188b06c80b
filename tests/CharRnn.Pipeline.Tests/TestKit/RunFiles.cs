using System.Text.RegularExpressions;

namespace CharRnn.Pipeline.Tests.TestKit;

/// <summary>The files of a run folder.</summary>
internal static partial class RunFiles
{
    /// <summary>The files that are the same whatever happened to the run.</summary>
    public static readonly string[] Promised =
    [
        "gradcheck.json", "metrics.jsonl", "samples.jsonl", "checkpoints/last.safetensors", "checkpoints/best.safetensors", "passage.txt",
        "pipeline.json", "smooth-loss.svg", "smooth-loss.png",
    ];

    /// <summary>A report in Markdown without the lines that tell how fast the machine was.</summary>
    public static string WithoutSpeed(string report) => Speed().Replace(report, "");

    [GeneratedRegex("^- (Updates: .* each.*|Characters a second.*|Updates a second.*|One update.*|All updates.*)$", RegexOptions.Multiline)]
    private static partial Regex Speed();
}
