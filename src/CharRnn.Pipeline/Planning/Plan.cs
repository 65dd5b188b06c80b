using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Configuration;

namespace CharRnn.Pipeline.Planning;

/// <summary>A pipeline that can run: every name, option and artifact has been checked.</summary>
/// <param name="File">The pipeline file.</param>
/// <param name="Stages">Its stages in order.</param>
/// <param name="Description">What the stages may know of the pipeline.</param>
internal sealed record Plan(PipelineFile File, IReadOnlyList<PlannedStage> Stages, PipelineDescription Description);
