using CharRnn.Pipeline.Emit.Configuration;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Configuration;

/// <summary>Puts the values of <c>--set</c> into the tree of a pipeline file, before anything reads it.</summary>
internal sealed class OverrideApplier(SourceMap places, ProblemList problems)
{
    /// <summary>The tree with the overrides in it; the last one of a path counts.</summary>
    /// <param name="root">The file's object.</param>
    /// <param name="arguments">The arguments of <c>--set</c>.</param>
    public JsonValue Apply(JsonValue root, IEnumerable<string> arguments) => arguments.Aggregate(root, Apply);

    /// <summary>Reads the value as JSON where it is JSON, else as text: people write 0.05, true and novel.txt alike.</summary>
    public static JsonValue Read(string word) =>
        JsonReader.Parse(word).Root ?? JsonValue.OfText(word);

    private JsonValue Apply(JsonValue root, string argument)
    {
        if (Override.Parse(argument) is not { } change)
            return Refuse(root, argument, "PATH=VALUE is expected, for example train.learningRate=0.05, model.hidden=128 or seed=7");
        if (JsonReader.Parse(change.Value) is { Root: not null, Problems: [var problem, ..] })
            return Refuse(root, argument, problem.Message);
        var value = Read(change.Value);
        if (value.Kind == JsonKind.Object)
            return Refuse(root, argument, "an object cannot be set; set its values one by one");
        places.Override(value, argument);
        return Place(root, change, new JsonMember(change.Key, value.Position, value));
    }

    private JsonValue Place(JsonValue root, Override change, JsonMember member)
    {
        // A section that is missing or malformed is a problem of the file, which its reader reports.
        if (change.Section.Length == 0)
            return root.With(member);
        if (change.Section == "model")
        {
            return root.Find("model") is { Value.Kind: JsonKind.Object } model
                ? root.With(model with { Value = model.Value.With(member) })
                : root;
        }

        if (root.Find("stages") is not { Value.Kind: JsonKind.Array } stages)
            return root;

        var ids = stages.Value.Items.Select(IdOf).ToList();
        var index = ids.IndexOf(change.Section);
        return index < 0
            ? Refuse(root, change.Argument, Spelling.Unknown("stage", change.Section, [.. ids.OfType<string>(), "model"]))
            : root.With(stages with { Value = stages.Value.With(index, stages.Value.Items[index].With(member)) });
    }

    private JsonValue Refuse(JsonValue root, string argument, string message)
    {
        problems.Add(SourceMap.OfOverride(argument), "", message);
        return root;
    }

    private static string? IdOf(JsonValue stage) => (stage.Find("id") ?? stage.Find("use"))?.Value.Text;
}
