namespace CharRnn.Pipeline.Emit.Json;

/// <summary>The kinds of JSON values.</summary>
public enum JsonKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
