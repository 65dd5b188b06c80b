using System.Globalization;
using System.Text;

namespace CharRnn.Pipeline.Emit.Json;

/// <summary>A user's text as it may stand in a message: short, on one line, every character visible.</summary>
public static class Excerpt
{
    private const int Longest = 40;

    /// <summary>The text itself; what cannot be seen as <c>\u</c> and four digits, what is beyond 40 UTF-16 units as <c>...</c>.</summary>
    public static string Of(string text)
    {
        var excerpt = new StringBuilder();
        var offset = 0;
        while (offset < text.Length && offset < Longest)
        {
            var character = CharacterAt(text, offset);
            excerpt.Append(IsVisible(character) ? character : "\\u" + Code(character));
            offset += character.Length;
        }

        return offset < text.Length ? excerpt.Append("...").ToString() : excerpt.ToString();
    }

    /// <summary>One character of the text in quotes, or as U+0000 when it cannot be seen.</summary>
    internal static string OfCharacter(string text, int offset)
    {
        var character = CharacterAt(text, offset);
        return IsVisible(character) ? $"'{character}'" : "U+" + Code(character);
    }

    /// <summary>The whole surrogate pair where one starts.</summary>
    private static string CharacterAt(string text, int offset) =>
        text.Substring(offset, offset + 1 < text.Length && char.IsSurrogatePair(text[offset], text[offset + 1]) ? 2 : 1);

    private static bool IsVisible(string character) => CharUnicodeInfo.GetUnicodeCategory(character, 0) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => character == " ",
        _ => true,
    };

    private static string Code(string character) => char.IsSurrogatePair(character, 0)
        ? char.ConvertToUtf32(character, 0).ToString("X4", CultureInfo.InvariantCulture)
        : ((int)character[0]).ToString("X4", CultureInfo.InvariantCulture);
}
