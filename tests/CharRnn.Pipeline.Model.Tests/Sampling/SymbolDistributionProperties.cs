using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;
using CsCheck;

namespace CharRnn.Pipeline.Model.Tests.Sampling;

/// <summary>What holds of drawing for every prediction and temperature.</summary>
public sealed class SymbolDistributionProperties
{
    private const int Draws = 2000;

    // In standard deviations: by chance less than once in 10^11 comparisons.
    private const double FarFromExpected = 7;

    // The smallest temperature there is, times the largest x for which exp(-x) is above 0.
    private const double Indistinct = double.Epsilon * 746;

    private static readonly Gen<double> Finite = Gen.OneOf(
        (IGen<double>)Gen.Double[-5, 5], Gen.Double.Where(double.IsFinite), Gen.OneOf(0, -0.0, double.MaxValue, double.MinValue, double.Epsilon));

    private static readonly Gen<double> Temperature = Gen.OneOf(
        (IGen<double>)Gen.Double[0.1, 10], Gen.Double.Where(value => double.IsFinite(value) && value > 0), Gen.OneOf(double.Epsilon, double.MaxValue, 1e-308));

    [Fact]
    public void Draw_AnyScoresAtAnyTemperature_GivesASymbol() => Gen.Select(Finite.Array[1, 20], Temperature, Gen.ULong).Sample(
        (scores, temperature, seed) => Assert.InRange(SymbolDistribution.Draw(scores.ToArray(), temperature, new Xoshiro256(seed)), 0, scores.Length - 1),
        iter: 20_000);

    [Fact]
    public void Draw_TemperatureNextToZero_TakesALargestScore() => Gen.Select(Finite.Array[1, 20], Gen.ULong).Sample(
        (scores, seed) => Assert.InRange(scores.Max() - scores[SymbolDistribution.Draw(scores.ToArray(), double.Epsilon, new Xoshiro256(seed))], 0, Indistinct),
        iter: 20_000);

    [Fact]
    public void Draw_ManyTimes_IsAboutAsOftenAsSoftmaxSays() => Gen.Select(Gen.Double[-4, 4].Array[1, 6], Gen.Double[0.2, 5], Gen.ULong).Sample(
        (scores, temperature, seed) =>
        {
            var random = new Xoshiro256(seed);
            var counts = new int[scores.Length];
            for (var i = 0; i < Draws; i++)
                counts[SymbolDistribution.Draw(scores.ToArray(), temperature, random)]++;
            var weights = scores.Select(score => Math.Exp(score / temperature)).ToArray();
            for (var k = 0; k < scores.Length; k++)
            {
                var probability = weights[k] / weights.Sum();
                var deviation = Math.Sqrt(Draws * probability * (1 - probability));
                Assert.InRange(counts[k] - (Draws * probability), -(FarFromExpected * deviation) - FarFromExpected, (FarFromExpected * deviation) + FarFromExpected);
            }
        },
        iter: 200);
}
