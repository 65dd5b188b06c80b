using CharRnn.Pipeline.Fuzz.Coverage;

namespace CharRnn.Pipeline.Fuzz.Tests.Coverage;

public sealed class CoverageMapTests
{
    private readonly CoverageMap _map = new();

    [Fact]
    public void Add_NothingTaken_ShowsNothing() => Assert.False(_map.Add(Counts()));

    [Fact]
    public void Add_SameTwice_ShowsItOnce()
    {
        Assert.True(_map.Add(Counts((7, 1), (65_535, 1))));
        Assert.False(_map.Add(Counts((7, 1), (65_535, 1))));
        Assert.Equal((2, 2), (_map.Branches, _map.Features));
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(3, 4, true)]
    [InlineData(4, 7, false)]
    [InlineData(7, 8, true)]
    [InlineData(32, 127, false)]
    [InlineData(127, 255, true)]
    public void Add_OtherNumberOfTimes_IsNewByOrderOfSize(byte first, byte second, bool isNew)
    {
        _map.Add(Counts((9, first)));

        Assert.Equal(isNew, _map.Add(Counts((9, second))));
        Assert.Equal((1, isNew ? 2 : 1), (_map.Branches, _map.Features));
    }

    [Fact]
    public void AddBranches_OtherNumberOfTimes_ShowsNothing()
    {
        Assert.True(_map.AddBranches(Counts((9, 1))));
        Assert.False(_map.AddBranches(Counts((9, 200))));
        Assert.True(_map.AddBranches(Counts((9, 1), (10, 200))));
    }

    private static byte[] Counts(params (int Branch, byte Count)[] taken)
    {
        var counts = new byte[BranchTrace.Size];
        foreach (var (branch, count) in taken)
            counts[branch] = count;
        return counts;
    }
}
