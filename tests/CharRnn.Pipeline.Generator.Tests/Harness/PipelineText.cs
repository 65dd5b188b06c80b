using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CharRnn.Pipeline.Generator.Tests.Harness;

/// <summary>An additional file in memory; no text stands for a file that cannot be read.</summary>
internal sealed class PipelineText(string path, string? text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        text is null ? null : SourceText.From(text, Encoding.UTF8);

    /// <summary>A pipeline file with a good model.</summary>
    public static PipelineText Of(string path, int hidden) =>
        new(path, $$"""{ "model": { "cell": "rnn", "hidden": {{hidden}}, "vocabulary": 78, "sequence": 25 } }""");
}
