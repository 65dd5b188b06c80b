using System.Globalization;
using CharRnn.Pipeline.Emit.Json;

namespace CharRnn.Pipeline.Emit.Configuration;

/// <summary>Reads the <c>model</c> section; the generator and the host both use it, so that they cannot disagree.</summary>
public static class ModelReader
{
    /// <summary>JSON syntax, or the section has no object.</summary>
    public const string MalformedId = "CRNN001";

    /// <summary>A key is missing, unknown or of the wrong type.</summary>
    public const string KeyId = "CRNN002";

    /// <summary>A value is out of its range.</summary>
    public const string RangeId = "CRNN003";

    /// <summary>The cell is unknown.</summary>
    public const string CellId = "CRNN004";

    /// <summary>The largest hidden size: its W alone is 64 MB.</summary>
    public const int MaximumHidden = 4096;

    /// <summary>The largest vocabulary.</summary>
    public const int MaximumVocabulary = 65536;

    /// <summary>The longest sequence.</summary>
    public const int MaximumSequence = 4096;

    /// <summary>The cells that can be emitted.</summary>
    public static IReadOnlyList<string> Cells { get; } = ["rnn"];

    private static readonly string[] Keys = ["cell", "hidden", "vocabulary", "sequence"];

    /// <summary>Reads the section of a whole pipeline.json.</summary>
    /// <param name="root">The value of the file.</param>
    /// <param name="problems">Receives every problem found.</param>
    /// <returns>The model; null when there was a problem.</returns>
    public static ModelConfiguration? Read(JsonValue root, ICollection<ModelProblem> problems)
    {
        var section = root.Find("model");
        if (section is null || section.Value.Kind != JsonKind.Object)
        {
            problems.Add(new ModelProblem(MalformedId, "model", "an object is expected: { \"cell\": \"rnn\", \"hidden\": 100, \"vocabulary\": 78, \"sequence\": 25 }",
                section?.Value.Position ?? root.Position));
            return null;
        }

        var before = problems.Count;
        foreach (var member in section.Value.Members.Where(member => !Keys.Contains(member.Key)))
            problems.Add(new ModelProblem(KeyId, "model." + member.Key, UnknownKey(member.Key, Keys), member.KeyPosition));
        var cell = ReadCell(section.Value, problems);
        var hidden = ReadSize(section.Value, "hidden", MaximumHidden, problems);
        var vocabulary = ReadSize(section.Value, "vocabulary", MaximumVocabulary, problems);
        var sequence = ReadSize(section.Value, "sequence", MaximumSequence, problems);
        return problems.Count == before ? new ModelConfiguration(cell, hidden, vocabulary, sequence) : null;
    }

    /// <summary>The message for an unknown key, with the nearest known one.</summary>
    public static string UnknownKey(string key, IEnumerable<string> known)
    {
        var nearest = Spelling.Nearest(key, known);
        return nearest is null
            ? $"unknown key '{key}'; known are {string.Join(", ", known)}"
            : $"unknown key '{key}'; did you mean '{nearest}'?";
    }

    private static string ReadCell(JsonValue section, ICollection<ModelProblem> problems)
    {
        var member = section.Find("cell");
        if (member is null)
            return Cells[0];
        if (member.Value.Kind == JsonKind.String && Cells.Contains(member.Value.Text))
            return member.Value.Text;
        problems.Add(new ModelProblem(CellId, "model.cell", $"'{member.Value.Text}' is no cell; known are {string.Join(", ", Cells)}", member.Value.Position));
        return Cells[0];
    }

    private static int ReadSize(JsonValue section, string key, int maximum, ICollection<ModelProblem> problems)
    {
        var subject = "model." + key;
        var allowed = "a whole number from 1 to " + maximum.ToString(CultureInfo.InvariantCulture);
        var member = section.Find(key);
        if (member is null)
            problems.Add(new ModelProblem(KeyId, subject, $"is missing; write {allowed}", section.Position));
        else if (member.Value.Kind != JsonKind.Number)
            problems.Add(new ModelProblem(KeyId, subject, $"{Describe(member.Value)} is not a number; write {allowed}", member.Value.Position));
        else if (int.TryParse(member.Value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size) && size >= 1 && size <= maximum)
            return size;
        else
            problems.Add(new ModelProblem(RangeId, subject, $"{member.Value.Text} is out of range; write {allowed}", member.Value.Position));
        return 0;
    }

    private static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.String => $"\"{value.Text}\"",
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => value.Text,
    };
}
