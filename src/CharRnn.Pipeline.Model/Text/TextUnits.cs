namespace CharRnn.Pipeline.Model.Text;

/// <summary>The units by name.</summary>
public static class TextUnits
{
    private static readonly ITextUnit[] All = [new CharacterUnit(), new ByteUnit(), new WordUnit()];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(unit => unit.Name)];

    /// <summary>The unit with this name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public static ITextUnit ByName(string name) =>
        Array.Find(All, unit => unit.Name == name)
        ?? throw new ArgumentException($"There is no unit '{name}'; known are {string.Join(", ", Names)}.", nameof(name));
}
