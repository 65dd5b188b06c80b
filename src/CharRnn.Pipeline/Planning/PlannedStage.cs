using CharRnn.Pipeline.Configuration;
using CharRnn.Pipeline.Discovery;

namespace CharRnn.Pipeline.Planning;

/// <summary>A stage of a plan, ready to be made.</summary>
/// <param name="Entry">Where it stands in the pipeline file.</param>
/// <param name="Descriptor">Its class.</param>
/// <param name="Options">Its options; null when it takes none.</param>
internal sealed record PlannedStage(StageEntry Entry, StageDescriptor Descriptor, object? Options);
