using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>An item of <c>plugins</c>.</summary>
/// <param name="Path">A dll or a folder of dlls, as written.</param>
/// <param name="Sha256">The only content that the dll may have; null: any.</param>
internal sealed record PluginEntry(JsonValue Path, JsonValue? Sha256)
{
    /// <summary>Where a complaint about the content points at.</summary>
    public JsonPosition PinPosition => (Sha256 ?? Path).Position;
}
