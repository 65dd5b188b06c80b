using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Stages.Report.Html;

/// <summary>Names with their values.</summary>
internal static class FactsMarkup
{
    public static Markup Of(Block.Facts facts) => Markup.Of(
        $"""
        <div class="facts">
        <h3>{facts.Title}</h3>
        <dl>
        {Markup.Concat(facts.Items.Select(fact => Markup.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>\n")))}</dl>
        </div>

        """);
}
