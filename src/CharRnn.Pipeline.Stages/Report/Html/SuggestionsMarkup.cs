using CharRnn.Pipeline.Stages.Report.Advice;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Html;

/// <summary>What to try next, the most pressing first.</summary>
internal static class SuggestionsMarkup
{
    public static Markup Of(Block.Suggestions suggestions) =>
        Markup.Of($"<ol class=\"suggestions\">\n{Markup.Concat(suggestions.Items.Select(Item))}</ol>\n");

    private static Markup Item(Suggestion suggestion) => Markup.Of(
        $"<li><strong>{suggestion.Title}</strong> {suggestion.Reason}{Setting(suggestion)}</li>\n");

    private static Markup Setting(Suggestion suggestion) =>
        suggestion.Setting is { } setting ? Markup.Of($" <code>{setting}</code>") : Markup.Empty;
}
