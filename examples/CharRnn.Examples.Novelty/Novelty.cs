namespace CharRnn.Examples.Novelty;

/// <summary>How much of a model's text is copied from the text that it learnt. An artifact that later stages may consume.</summary>
/// <param name="Copies">The substrings of at least the length asked for that stand in both, none inside another, the longest first.</param>
/// <param name="Longest">Length of the longest substring that stands in both, however short.</param>
/// <param name="CopiedShare">The share of the model's text that lies in one of the copies, 0 to 1.</param>
public sealed record Novelty(IReadOnlyList<string> Copies, int Longest, double CopiedShare)
{
    /// <summary>Compares a text with the one that was learnt.</summary>
    public static Novelty Of(string text, string learnt, int copyLength)
    {
        var lengths = new SubstringIndex(text).LongestMatches(learnt);
        // A match that grows at the next place is a part of that one.
        var ends = Enumerable.Range(0, lengths.Length)
            .Where(place => lengths[place] >= copyLength && (place + 1 == lengths.Length || lengths[place + 1] <= lengths[place])).ToList();
        var copied = ends.SelectMany(end => Enumerable.Range(end + 1 - lengths[end], lengths[end])).Distinct().Count();
        var copies = ends.Select(end => text.Substring(end + 1 - lengths[end], lengths[end])).OrderByDescending(copy => copy.Length);
        return new Novelty([.. copies], lengths.DefaultIfEmpty().Max(), (double)copied / Math.Max(1, text.Length));
    }
}
