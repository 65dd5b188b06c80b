using CharRnn.Pipeline.Emit.Configuration;
using Microsoft.CodeAnalysis;

namespace CharRnn.Pipeline.Generator;

/// <summary>The diagnostics that the compiler shows for pipeline files.</summary>
internal static class Descriptors
{
    private const string Category = "CharRnn.Pipeline";

    public static readonly DiagnosticDescriptor NoPipelineFile = new(
        ProblemIds.NoFile,
        "No pipeline file",
        "No additional file is named pipeline.json or *.pipeline.json, so no kernel is emitted; "
        + "add <AdditionalFiles Include=\"pipeline.json\" /> to the project",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor MalformedPipelineFile = new(
        ProblemIds.Malformed, "Malformed pipeline file", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor WrongModelKey = new(
        ProblemIds.Key, "Missing, unknown or mistyped key of a model", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ModelSizeOutOfRange = new(
        ProblemIds.Range, "Size of the model out of range", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor UnknownCell = new(
        ProblemIds.Cell, "Unknown cell", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <summary>The descriptor of a problem in a pipeline file.</summary>
    public static DiagnosticDescriptor Of(string id) => id switch
    {
        ProblemIds.Malformed => MalformedPipelineFile,
        ProblemIds.Key => WrongModelKey,
        ProblemIds.Range => ModelSizeOutOfRange,
        ProblemIds.Cell => UnknownCell,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "No descriptor has this id."),
    };
}
