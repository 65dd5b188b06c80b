using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Where values come from: the pipeline file, or an override on the command line.</summary>
/// <param name="file">The pipeline file as the user named it.</param>
internal sealed class SourceMap(string file)
{
    // By reference: an override's position, counted in its own text, may equal one of the file.
    private readonly Dictionary<JsonPosition, string> _overrides = new(ReferenceEqualityComparer.Instance);

    /// <summary>The place of the whole file.</summary>
    public SourcePlace File { get; } = new(file);

    /// <summary>The place of a <c>--set</c>.</summary>
    public static SourcePlace OfOverride(string argument) => new($"command line: --set {Excerpt.Of(argument)}");

    /// <summary>Notes that a value, and what it holds, was given on the command line.</summary>
    public void Override(JsonValue value, string argument)
    {
        _overrides[value.Position] = argument;
        foreach (var item in value.Items)
            Override(item, argument);
        foreach (var member in value.Members)
        {
            _overrides[member.KeyPosition] = argument;
            Override(member.Value, argument);
        }
    }

    /// <summary>The place that a message about this value points at.</summary>
    public SourcePlace Of(JsonPosition position) =>
        _overrides.TryGetValue(position, out var argument)
            ? OfOverride(argument)
            : File with { Line = position.Line, Column = position.Column };
}
