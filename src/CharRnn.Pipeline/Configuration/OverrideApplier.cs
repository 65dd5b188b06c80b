using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Puts the values of <c>--set</c> into the tree of a pipeline file, before anything reads it.</summary>
internal sealed class OverrideApplier(SourceMap places, ICollection<ConfigurationProblem> problems)
{
    /// <summary>The tree with the overrides in it.</summary>
    public JsonValue Apply(JsonValue root, IEnumerable<Override> overrides) => overrides.Aggregate(root, Apply);

    private JsonValue Apply(JsonValue root, Override change)
    {
        var value = Parse(change);
        var member = new JsonMember(change.Key, value.Position, value);
        if (change.Section.Length == 0)
            return root.With(member);
        if (change.Section == "model" && root.Find("model") is { Value.Kind: JsonKind.Object } model)
            return root.With(model with { Value = model.Value.With(member) });
        if (root.Find("stages") is not { Value.Kind: JsonKind.Array } stages)
            return root;
        var ids = stages.Value.Items.Select(IdOf).ToList();
        var index = ids.IndexOf(change.Section);
        if (index >= 0)
            return root.With(stages with { Value = stages.Value.With(index, stages.Value.Items[index].With(member)) });
        problems.Add(new ConfigurationProblem(
            new SourcePlace($"--set {change.Argument}"), "", Spelling.Unknown("stage", change.Section, [.. ids.OfType<string>(), "model"])));
        return root;
    }

    /// <summary>Reads the value as JSON where it is JSON, else as text: people write 0.05, true and novel.txt alike.</summary>
    private JsonValue Parse(Override change)
    {
        var value = JsonReader.Parse(change.Value).Root
            ?? JsonReader.Parse(System.Text.Json.JsonSerializer.Serialize(change.Value)).Root!;
        places.Override(value, change.Argument);
        return value;
    }

    private static string? IdOf(JsonValue stage) => (stage.Find("id") ?? stage.Find("use"))?.Value.Text;
}
