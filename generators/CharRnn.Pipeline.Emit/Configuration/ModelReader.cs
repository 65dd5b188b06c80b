using System.Globalization;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Configuration;

/// <summary>Reads the <c>model</c> section; the generator and the host both use it, so that they cannot disagree.</summary>
public static class ModelReader
{
    /// <summary>The largest hidden size: its W alone is 64 MB.</summary>
    public const int MaximumHidden = 4096;

    /// <summary>The largest vocabulary.</summary>
    public const int MaximumVocabulary = 65536;

    /// <summary>The longest sequence.</summary>
    public const int MaximumSequence = 4096;

    private const string Example = "{ \"cell\": \"rnn\", \"hidden\": 100, \"vocabulary\": 78, \"sequence\": 25 }";

    /// <summary>The keys of the section.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["cell", "hidden", "vocabulary", "sequence"];

    /// <summary>The cells that can be emitted; the first is the default.</summary>
    public static IReadOnlyList<string> Cells { get; } = ["rnn"];

    /// <summary>Reads the section of a whole pipeline.json.</summary>
    /// <param name="root">The value of the file.</param>
    /// <param name="problems">Receives every problem found.</param>
    /// <returns>The model; null when there was a problem.</returns>
    public static ModelConfiguration? Read(JsonValue root, ICollection<ModelProblem> problems)
    {
        var section = root.Find("model")?.Value;
        if (section?.Kind != JsonKind.Object)
        {
            var found = section is null ? "is missing" : $"{Describe(section)} is not an object";
            problems.Add(new ModelProblem(ProblemIds.Malformed, "model", $"{found}; write {Example}", (section ?? root).Position));
            return null;
        }

        var before = problems.Count;
        foreach (var key in section.Members.Where(member => !Keys.Contains(member.Key)))
            problems.Add(new(ProblemIds.Key, "model." + Excerpt.Of(key.Key), Spelling.Unknown("key", key.Key, Keys), key.KeyPosition));
        var cell = ReadCell(section, problems);
        var hidden = ReadSize(section, "hidden", MaximumHidden, problems);
        var vocabulary = ReadSize(section, "vocabulary", MaximumVocabulary, problems);
        var sequence = ReadSize(section, "sequence", MaximumSequence, problems);
        return problems.Count == before ? new ModelConfiguration(cell, hidden, vocabulary, sequence) : null;
    }

    private static string ReadCell(JsonValue section, ICollection<ModelProblem> problems)
    {
        var value = section.Find("cell")?.Value;
        if (value is null)
            return Cells[0];
        if (value.Kind != JsonKind.String)
        {
            var message = $"{Describe(value)} is not text; write one of {string.Join(", ", Cells)}";
            problems.Add(new ModelProblem(ProblemIds.Key, "model.cell", message, value.Position));
        }
        else if (!Cells.Contains(value.Text))
        {
            problems.Add(new ModelProblem(ProblemIds.Cell, "model.cell", Spelling.Unknown("cell", value.Text, Cells), value.Position));
        }

        return value.Text;
    }

    private static int ReadSize(JsonValue section, string key, int maximum, ICollection<ModelProblem> problems)
    {
        var value = section.Find(key)?.Value;
        if (value?.Kind == JsonKind.Number
            && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size)
            && size >= 1 && size <= maximum)
            return size;
        var (id, fault) = FaultOfSize(value);
        var allowed = "a whole number from 1 to " + maximum.ToString(CultureInfo.InvariantCulture);
        problems.Add(new ModelProblem(id, "model." + key, $"{fault}; write {allowed}", (value ?? section).Position));
        return 0;
    }

    private static (string Id, string Fault) FaultOfSize(JsonValue? value)
    {
        if (value is null)
            return (ProblemIds.Key, "is missing");
        if (value.Kind != JsonKind.Number)
            return (ProblemIds.Key, $"{Describe(value)} is not a number");
        return value.Text.Any(character => character is '.' or 'e' or 'E')
            ? (ProblemIds.Key, $"{Describe(value)} is not a whole number in plain digits")
            : (ProblemIds.Range, $"{Describe(value)} is out of range");
    }

    private static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.String => $"\"{Excerpt.Of(value.Text)}\"",
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => Excerpt.Of(value.Text),
    };
}
