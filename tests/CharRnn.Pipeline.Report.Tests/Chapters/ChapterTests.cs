using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Report.Tests.TestKit;
using CharRnn.Pipeline.Stages.Report;
using CharRnn.Pipeline.Stages.Report.Documents;

namespace CharRnn.Pipeline.Report.Tests.Chapters;

public sealed class ChapterTests
{
    [Fact]
    public void Of_CompleteRun_HasTheSeedsSectionsInItsOrderThenThePlugins()
    {
        using var run = Run.Complete().Contribute("Rhymes", "moon, June");
        Assert.Equal(["I", "II", "III", "IV", "V", ""], Document(run).Chapters.Select(chapter => chapter.Numeral));
        var contributed = Document(run).Chapters[^1];
        Assert.Equal("Rhymes", contributed.Title);
        Assert.Equal(new Block.Verbatim("moon, June"), Assert.Single(contributed.Blocks));
    }

    [Fact]
    public void Of_SectionWithTable_HasItAfterTheText()
    {
        using var run = new Run().Contribute("Rhymes", "in all", new ReportTable(["word", "rhymes"], [["moon", "3"]]));
        var blocks = Document(run).Chapters[^1].Blocks;
        Assert.Equal(new Block.Verbatim("in all"), blocks[0]);
        var table = Assert.IsType<Block.Table>(blocks[1]);
        Assert.Equal(["word", "rhymes"], table.Columns);
        Assert.Equal(["moon", "3"], Assert.Single(table.Rows));
    }

    [Fact]
    public void ReportTable_RowOfAnotherWidth_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => new ReportTable(["a", "b"], [["1", "2"], ["3"]]));
        Assert.StartsWith("Row 1 has 1 cells, the table has 2 columns.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ReportTable([], []));
    }

    [Theory]
    [InlineData(0, "gradcheck")]
    [InlineData(1, "train")]
    [InlineData(2, "train")]
    [InlineData(3, "sample")]
    public void Of_EmptyRun_NamesTheStageThatWouldFillTheChapter(int chapter, string stage)
    {
        using var run = new Run();
        var remark = Assert.IsType<Block.Remark>(Assert.Single(Document(run).Chapters[chapter].Blocks));
        Assert.Contains($"“{stage}”", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_CompleteRun_StandBesideTheSeeds()
    {
        using var run = Run.Complete();
        var rows = Tables(run, 0)[0].Rows;
        Assert.Equal(["U", "2.2127e-09", "2.8952e-09", "1.2474e-06", "1.2732e-09", "6,500", "7,800", "100 × 78"], rows[0]);
        Assert.Equal(["3.9185e-08", "3.8858e-09", "1.8632e-09", "3.2096e-10"], rows.Skip(1).Select(row => row[2]));
    }

    [Fact]
    public void Gradients_CompleteRun_ShowEveryLinkOfTheChain()
    {
        using var run = Run.Complete();
        Assert.Equal(["W", "3.7e-16", "2.9e-16", "1.0e-07"], Tables(run, 0)[1].Rows[1]);
    }

    [Fact]
    public void Loss_CompleteRun_ReadsTheLadderInEveryUnit()
    {
        using var run = Run.Complete();
        var rows = Tables(run, 1)[0].Rows;
        Assert.Equal(["Uniform guess", "Unigram", "Bigram", "This run", "Its best"], rows.Select(row => row[0]));

        // 47.22 / 25 = 1.8888 nats; over ln 2 = 2.725 bits; e to the 1.8888 = 6.61.
        Assert.Equal(["This run", "47.22", "1.889", "2.725", "6.61"], rows[3]);
    }

    [Fact]
    public void Loss_CompleteRun_StandsBesideTheSeedsTable()
    {
        using var run = Run.Complete();
        var table = Assert.IsType<Block.Table>(Assert.Single(Document(run).Chapters[1].Blocks.OfType<Block.Collapsible>()).Body);
        Assert.Equal(14, table.Rows.Count);
        Assert.Equal(["130,000", "47.22", "49.66"], table.Rows[^1]);
    }

    [Fact]
    public void Loss_OtherUnit_StandsBesideNoTableOfCharacters()
    {
        using var run = Run.Complete().Put(Texts.Words);
        Assert.DoesNotContain(Document(run).Chapters[1].Blocks, block => block is Block.Collapsible);
    }

    [Fact]
    public void Loss_ShortRun_StandsBesideNoTableOfOneRow()
    {
        var model = Training.Model();
        using var run = Run.Complete().Put(model with { Metrics = [.. model.Metrics.Take(50)] });
        Assert.DoesNotContain(Document(run).Chapters[1].Blocks, block => block is Block.Collapsible);
    }

    [Fact]
    public void Samples_MoreThanFit_KeepTheFirstAndTheLast()
    {
        var sample = Training.Model().Samples[0];
        using var run = Run.Complete().Put(Training.Model() with { Samples = [.. Enumerable.Range(1, 500).Select(i => sample with { Update = i })] });
        var cards = Assert.Single(Document(run).Chapters[2].Blocks.OfType<Block.Cards>()).Items;
        Assert.Equal(24, cards.Count);
        Assert.Equal(("Update 1", "Update 500"), (cards[0].Title, cards[^1].Title));
    }

    [Fact]
    public void Tiles_CompleteRun_AreTheHeadlineFigures()
    {
        using var run = Run.Complete();

        // 130,000 updates in 6.5 s: 50 µs each, 500,000 characters a second.
        Assert.Equal(
            [
                ("Smooth loss", "47.22"), ("Bits per character", "2.725"), ("Updates", "130,000"), ("Characters a second", "500,000"),
                ("Gradient check", "passed"),
            ],
            Document(run).Tiles.Select(tile => (tile.Label, tile.Value)));
    }

    [Fact]
    public void Facts_CompleteRun_DescribeTextKernelTrainingSpeedAndResult()
    {
        using var run = Run.Complete();
        var facts = Document(run).Chapters[4].Blocks.OfType<Block.Facts>().ToDictionary(block => block.Title, block => block.Items.ToDictionary());
        Assert.Equal(["Text", "Kernel", "Training", "Speed", "Result"], facts.Keys);
        Assert.StartsWith("space 17.", facts["Text"]["Most frequent"].Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("AVX2", facts["Kernel"]["Instruction set"]);
        Assert.Equal("4.65", facts["Training"]["Epochs"]);
        Assert.Equal("50.0 µs", facts["Speed"]["One update"]);
        Assert.Equal("2.725 bits", facts["Result"]["A character"]);
    }

    [Fact]
    public void Facts_ModelOfAnUnknownText_LeaveWhatDependsOnItOpen()
    {
        using var run = new Run().Put(Training.Model());
        Assert.Equal("–", Document(run).Tiles[1].Value);
    }

    private static ReportDocument Document(Run run) => ReportDocument.Of(RunSummary.Of(run.Context));

    private static List<Block.Table> Tables(Run run, int chapter) => [.. Document(run).Chapters[chapter].Blocks.OfType<Block.Table>()];
}
