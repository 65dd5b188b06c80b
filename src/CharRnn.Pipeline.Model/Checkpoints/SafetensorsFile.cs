namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>The content of a safetensors file.</summary>
/// <param name="Tensors">In the order of their data.</param>
/// <param name="Metadata">Text by key.</param>
/// <remarks>
/// The format: 8 bytes length of the header, little-endian; the header, a JSON object of
/// <c>"name": { "dtype", "shape", "data_offsets" }</c> and <c>"__metadata__"</c>, padded with spaces; the data of the tensors without gaps.
/// </remarks>
public sealed record SafetensorsFile(IReadOnlyList<SafetensorsTensor> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    internal const string MetadataKey = "__metadata__";
    internal const string TypeKey = "dtype";
    internal const string ShapeKey = "shape";
    internal const string OffsetsKey = "data_offsets";

    internal static int BytesOf(SafetensorsType type) => type == SafetensorsType.F32 ? sizeof(float) : sizeof(double);
}
