using CharRnn.Examples.Novelty;
using CharRnn.Pipeline.Tests.Documents;
using CharRnn.Pipeline.Tests.TestKit;

namespace CharRnn.Pipeline.Tests.Examples;

public sealed class NoveltyTests
{
    [Theory]
    [InlineData("", "abc", 1, 0, 0)]
    [InlineData("xyz", "abc", 1, 0, 0)]
    [InlineData("abc", "", 1, 0, 0)]
    [InlineData("abcd", "xbcx", 2, 2, 0.5, "bc")]
    [InlineData("abcxbcd", "abcd", 3, 3, 6.0 / 7, "abc", "bcd")]
    [InlineData("abcd", "abc bcd", 3, 3, 1, "abc", "bcd")]
    [InlineData("aaaa", "aa", 2, 2, 1, "aa", "aa", "aa")]
    public void Of_SmallTexts_FindsTheCopies(string text, string learnt, int length, int longest, double share, params string[] copies)
    {
        var novelty = Novelty.Of(text, learnt, length);

        Assert.Equal(longest, novelty.Longest);
        Assert.Equal(share, novelty.CopiedShare, 12);
        Assert.Equal(copies, novelty.Copies);
    }

    [Fact]
    public void LongestMatches_RandomTexts_AreThoseOfTrying()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 500; trial++)
        {
            var text = RandomText(random, random.Next(40), random.Next(1, 4));
            var learnt = RandomText(random, random.Next(60), random.Next(1, 4));

            var found = new SubstringIndex(text).LongestMatches(learnt);

            var tried = Enumerable.Range(0, text.Length).Select(end => Enumerable.Range(0, end + 2)
                .Last(length => learnt.Contains(text.Substring(end + 1 - length, length), StringComparison.Ordinal)));
            Assert.True(tried.SequenceEqual(found), $"trial {trial}: '{text}' in '{learnt}': {string.Join(' ', found)}");
        }
    }

    [Fact]
    public void Of_PassageOfTheNovel_IsFoundWhole()
    {
        var novel = File.ReadAllText(Path.Combine(Readme.Root, "corpora/clockmaker.txt"));
        var passage = novel.Substring(600_000, 2000);

        Assert.Equal([passage], Novelty.Of(passage, novel, 20).Copies);

        // A text that repeats itself is the hard case of most other ways.
        Assert.Equal(2000, Novelty.Of(new string('a', 2000), new string('a', 700_000), 20).Longest);
    }

    [Fact]
    public async Task Run_Pipeline_ShowsTheCopiesInTheReport()
    {
        using var workspace = new Workspace();

        (await Example.RunAsync(workspace, "Novelty", "novelty.copyLength=2")).Ended(0);

        var report = workspace.Read("here/report.md");
        Assert.Contains("\n## Novelty\n", report, StringComparison.Ordinal);
        Assert.Matches(@"\n\| passage \| \d+ \| \d+ \|\n", report);
        Assert.Contains("<th scope=\"row\">passage</th>", workspace.Read("here/report.html"), StringComparison.Ordinal);
    }

    private static string RandomText(Random random, int length, int letters) =>
        string.Create(length, random, (span, source) =>
        {
            foreach (ref var character in span)
                character = (char)('a' + source.Next(letters));
        });
}
