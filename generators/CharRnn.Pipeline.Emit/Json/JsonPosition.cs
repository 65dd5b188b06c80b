namespace CharRnn.Pipeline.Emit.Json;

/// <summary>A place in a JSON text.</summary>
/// <param name="Offset">UTF-16 offset from 0.</param>
/// <param name="Length">Length of the value or the key in UTF-16 units; at least 1, also at the end of the text.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1, in UTF-16 units.</param>
public sealed record JsonPosition(int Offset, int Length, int Line, int Column);
