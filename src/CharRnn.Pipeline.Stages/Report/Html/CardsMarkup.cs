using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Html;

/// <summary>Short texts side by side.</summary>
internal static class CardsMarkup
{
    public static Markup Of(Block.Cards cards) => Markup.Of($"<div class=\"cards\">\n{Markup.Concat(cards.Items.Select(Card))}</div>\n");

    private static Markup Card(Card card) => Markup.Of(
        $"""
        <article>
        <h3>{card.Title} <small>{card.Detail}</small></h3>
        <div class="verbatim">{card.Text}</div>
        </article>

        """);
}
