using System.Net;
using System.Text;

namespace CharRnn.Pipeline.Stages.Report;

/// <summary>Text made fit to stand in HTML.</summary>
internal static class Html
{
    /// <summary>Encodes a text; characters that HTML forbids become U+FFFD.</summary>
    public static string Encode(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            allowed.Append(IsAllowed(rune) ? rune : Rune.ReplacementChar);
        return WebUtility.HtmlEncode(allowed.ToString());
    }

    private static bool IsAllowed(Rune rune) => rune.Value is '\n' or '\t' || !Rune.IsControl(rune);
}
