using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Configuration;

/// <summary>A pipeline file, read but for the options of its stages, whose types only the stages know.</summary>
/// <param name="Name">The pipeline's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Model">The model's shape.</param>
/// <param name="Plugins">Plug-ins as written, each with its place; null when they could not be read.</param>
/// <param name="Stages">The stages in order.</param>
/// <param name="Folder">The file's folder, absolute.</param>
/// <param name="Places">Where values come from.</param>
internal sealed record PipelineFile(
    string Name,
    ulong Seed,
    KernelShape Model,
    IReadOnlyList<PluginEntry>? Plugins,
    IReadOnlyList<StageEntry> Stages,
    string Folder,
    SourceMap Places);
