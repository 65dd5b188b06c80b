using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Tests.Randomness;

public sealed class NormalVariatesTests
{
    // From an independent program; its logarithm is correctly rounded, ours within 1 ulp.
    [Fact]
    public void Next_SeedOne_GivesTheKnownVariates()
    {
        double[] expected =
            [1.884396104787977, 0.18978089448693036, 1.302090250702661, -1.9094343319583578, 0.43832091511541, -0.7923272422638171];
        var normal = new NormalVariates(new Xoshiro256(1));
        foreach (var variate in expected)
            Assert.Equal(variate, normal.Next(), 1e-15);
    }

    [Fact]
    public void Next_ManyVariates_HaveTheNormalMoments()
    {
        const int Draws = 100_000;
        var normal = new NormalVariates(new Xoshiro256(5));
        var variates = Enumerable.Range(0, Draws).Select(_ => normal.Next()).ToArray();

        // Four standard errors: sqrt(1/n), sqrt(2/n), sqrt(96/n).
        Assert.Equal(0, variates.Average(), 4 * Math.Sqrt(1.0 / Draws));
        Assert.Equal(1, variates.Average(x => x * x), 4 * Math.Sqrt(2.0 / Draws));
        Assert.Equal(3, variates.Average(x => x * x * x * x), 4 * Math.Sqrt(96.0 / Draws));
    }
}
