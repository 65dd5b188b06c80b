using CharRnn.Pipeline.Emit.Configuration;

namespace CharRnn.Pipeline.Generator;

/// <summary>A model and the file that asks for it.</summary>
internal sealed record PipelineModel(string Path, ModelConfiguration Configuration);
