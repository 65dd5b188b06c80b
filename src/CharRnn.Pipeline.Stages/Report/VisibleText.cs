using System.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Text of a model or a person, made fit to stand in a document: a model may write anything, halves of characters included.</summary>
internal static class VisibleText
{
    private const int ControlPictures = 0x2400;
    private const int Delete = 0x7F;
    private const int DeletePicture = 0x2421;

    /// <summary>
    /// Line feeds and tabs stay; other control characters become their pictures; lone surrogates and what is no character become U+FFFD.
    /// </summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            visible.Append(Of(rune));
        return visible.ToString();
    }

    private static Rune Of(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => rune,
        < ' ' => new Rune(ControlPictures + rune.Value),
        Delete => new Rune(DeletePicture),
        _ => Rune.IsControl(rune) || IsNoncharacter(rune) ? Rune.ReplacementChar : rune,
    };

    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
