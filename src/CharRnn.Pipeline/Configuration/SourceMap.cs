using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Where values come from: the pipeline file, or an override on the command line.</summary>
/// <param name="file">The pipeline file as the user named it.</param>
internal sealed class SourceMap(string file)
{
    private readonly Dictionary<JsonPosition, string> _overrides = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes that a value was given on the command line.</summary>
    public void Override(JsonValue value, string argument) => _overrides[value.Position] = argument;

    /// <summary>The place that a message about this value points at.</summary>
    public SourcePlace Of(JsonPosition position) =>
        _overrides.TryGetValue(position, out var argument)
            ? new SourcePlace($"--set {argument}")
            : new SourcePlace(file, position.Line, position.Column);
}
