using System.Globalization;
using System.Text;

namespace CharRnn.Pipeline.Stages.Report.Html;

/// <summary>
/// A piece of HTML. It is made from interpolated strings whose holes are encoded, unless they are markup themselves: so text can reach the page
/// only encoded.
/// </summary>
internal sealed class Markup
{
    private readonly string _html;

    private Markup(string html) => _html = html;

    /// <summary>Nothing.</summary>
    public static Markup Empty { get; } = new("");

    /// <summary>Markup with its holes encoded.</summary>
    public static Markup Of(FormattableString html) =>
        new(string.Format(CultureInfo.InvariantCulture, html.Format, [.. html.GetArguments().Select(hole => hole is Markup ? hole : Encode($"{hole}"))]));

    /// <summary>Text that is known to be markup, such as a style sheet of ours.</summary>
    public static Markup Trusted(string html) => new(html);

    /// <summary>One after the other.</summary>
    public static Markup Concat(IEnumerable<Markup> parts) => new(string.Concat(parts));

    /// <inheritdoc/>
    public override string ToString() => _html;

    private static string Encode(string text) =>
        new StringBuilder(VisibleText.Of(text))
            .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;")
            .ToString();
}
