using System.ComponentModel;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Stages.Load;

/// <summary>Options of the stage <c>load</c>.</summary>
public sealed record LoadOptions
{
    /// <summary>A file or a pattern. An interrupted run must go on with the same text, wherever it is now.</summary>
    [Description("A text file, or a pattern such as book/chapter_*.txt, from the folder of the pipeline file; UTF-8, may be compressed (.gz). Left out: the novel that comes with the product.")]
    [FreeOnResume]
    public string? Path { get; init; }
}
