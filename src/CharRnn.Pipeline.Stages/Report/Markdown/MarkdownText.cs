using System.Text;

namespace CharRnn.Pipeline.Stages.Report.Markdown;

/// <summary>Text made fit to stand in Markdown.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]<>#|~";

    /// <summary>Text on one line, with every character that Markdown would act upon escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in VisibleText.Of(text).ReplaceLineEndings(" "))
        {
            if (Special.Contains(character))
                escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>Text as it is, between fences longer than any row of back quotes in it.</summary>
    public static string Fence(string text)
    {
        var visible = VisibleText.Of(text);
        var fence = new string('`', Math.Max(3, LongestRow(visible, '`') + 1));
        return $"{fence}\n{visible}{(visible.EndsWith('\n') ? "" : "\n")}{fence}\n";
    }

    private static int LongestRow(string text, char character)
    {
        var (longest, row) = (0, 0);
        foreach (var c in text)
        {
            row = c == character ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }
}
