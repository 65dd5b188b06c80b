using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;

namespace CharRnn.Pipeline.Model.Tests.Sampling;

public sealed class SymbolDistributionTests
{
    private const int Draws = 100_000;

    // 99.99th percentile of chi-square with 4 degrees of freedom; the seed is fixed, so that the test cannot fail by chance.
    private const double ChiSquareLimit = 23.5;

    private static readonly double[] Scores = [0.3, -1.2, 2.1, 0, 1.4];

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void Draw_ManyTimes_FollowsSoftmaxAtTheTemperature(double temperature)
    {
        var weights = Scores.Select(score => Math.Exp(score / temperature)).ToArray();
        var counts = Count(Scores, temperature);
        var chiSquare = counts.Select((count, k) =>
        {
            var expected = Draws * weights[k] / weights.Sum();
            return (count - expected) * (count - expected) / expected;
        }).Sum();
        Assert.InRange(chiSquare, 0, ChiSquareLimit);
    }

    [Fact]
    public void Draw_TinyTemperature_TakesTheLargestScore()
    {
        var counts = Count(Scores, temperature: 1e-3);
        Assert.Equal(Draws, counts[2]);
    }

    [Fact]
    public void Draw_HugeScores_DoesNotOverflow()
    {
        var counts = Count([1e6, 1e6, -1e6], temperature: 1);
        Assert.Equal(0, counts[2]);
        Assert.InRange(counts[0], 0.49 * Draws, 0.51 * Draws);
    }

    [Fact]
    public void Draw_TemperatureZero_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => { SymbolDistribution.Draw([1, 2], 0, new Xoshiro256(1)); });

    private static int[] Count(double[] scores, double temperature)
    {
        var random = new Xoshiro256(11);
        var counts = new int[scores.Length];
        for (var i = 0; i < Draws; i++)
            counts[SymbolDistribution.Draw([.. scores], temperature, random)]++;
        return counts;
    }
}
