namespace CharRnn.Pipeline.Model.Checkpoints;

/// <summary>The element types that are read and written, named as the format names them.</summary>
public enum SafetensorsType
{
    /// <summary>float, little-endian.</summary>
    F32,

    /// <summary>double, little-endian.</summary>
    F64,
}
