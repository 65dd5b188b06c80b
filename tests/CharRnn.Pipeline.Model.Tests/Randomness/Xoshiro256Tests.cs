using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Tests.Randomness;

public sealed class Xoshiro256Tests
{
    [Fact]
    public void NextUInt64_PublishedState_GivesThePublishedNumbers()
    {
        var random = new Xoshiro256(new RandomState(1, 2, 3, 4));
        Assert.Equal(
            [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600],
            Enumerable.Range(0, 6).Select(_ => random.NextUInt64()));
    }

    [Theory]
    [InlineData(0, 11091344671253066420, 13793997310169335082, 1900383378846508768)]
    [InlineData(1, 12966619160104079557, 9600361134598540522, 10590380919521690900)]
    public void NextUInt64_Seed_IsSpreadBySplitMix64(ulong seed, ulong first, ulong second, ulong third)
    {
        var random = new Xoshiro256(seed);
        Assert.Equal([first, second, third], Enumerable.Range(0, 3).Select(_ => random.NextUInt64()));
    }

    // Computed as the 2^128th power of the generator's transition matrix over GF(2).
    [Fact]
    public void Jump_PublishedState_GoesTwoToThe128Ahead()
    {
        var random = new Xoshiro256(new RandomState(1, 2, 3, 4));
        random.Jump();
        Assert.Equal(
            new RandomState(10122426448480695249, 8079205330032121950, 7289065458748526725, 9477464255293849680), random.State);
        Assert.Equal(13534147089533256664UL, random.NextUInt64());
    }

    [Fact]
    public void State_WrittenAndRead_GoesOnWithTheSameNumbers()
    {
        var random = new Xoshiro256(7);
        random.NextUInt64();
        Assert.True(RandomState.TryParse(random.State.ToString(), out var state));
        Assert.Equal(random.NextUInt64(), new Xoshiro256(state).NextUInt64());
    }

    [Theory]
    [InlineData("")]
    [InlineData("00ff")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(RandomState.TryParse(text, out _));

    [Fact]
    public void Constructor_ZeroState_Throws() => Assert.Throws<ArgumentException>(() => new Xoshiro256(default(RandomState)));

    [Fact]
    public void NextDouble_ManyNumbers_FillTheUnitIntervalEvenly()
    {
        const int Bins = 64, Draws = 64_000;
        var random = new Xoshiro256(3);
        var counts = new double[Bins];
        for (var i = 0; i < Draws; i++)
            counts[(int)(random.NextDouble() * Bins)]++;

        // 99.99th percentile of chi-square with 63 degrees of freedom.
        Assert.InRange(counts.Sum(count => (count - (Draws / Bins)) * (count - (Draws / Bins)) / (Draws / Bins)), 20, 113);
    }

    [Fact]
    public void Create_EachPurpose_HasItsOwnStream()
    {
        var first = Enum.GetValues<RandomPurpose>().Select(purpose => RandomStreams.Create(1, purpose).NextUInt64()).ToArray();
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(new Xoshiro256(1).NextUInt64(), first[(int)RandomPurpose.Weights]);
    }
}
