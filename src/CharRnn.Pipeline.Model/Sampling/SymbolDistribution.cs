using CharRnn.Pipeline.Kernels.Numerics;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Draws a symbol from softmax(scores / temperature), the same symbol on every platform.</summary>
public static class SymbolDistribution
{
    /// <summary>Draws one symbol by inverting the cumulative distribution.</summary>
    /// <param name="scores">o, K finite values; overwritten with the unnormalised probabilities.</param>
    /// <param name="temperature">Above 0: below 1 the likely symbols become likelier, above 1 all become more alike.</param>
    /// <param name="random">Gives one number.</param>
    public static int Draw(Span<double> scores, double temperature, Xoshiro256 random)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        ArgumentNullException.ThrowIfNull(random);
        var rest = random.NextDouble() * Exponentiate(scores, temperature);
        var last = 0;
        for (var k = 0; k < scores.Length; k++)
        {
            if (scores[k] == 0)
                continue;
            last = k;
            rest -= scores[k];
            if (rest < 0)
                return k;
        }

        // Subtracting has rounded differently from adding up: the number fell on the very end of the distribution.
        return last;
    }

    private static double Exponentiate(Span<double> scores, double temperature)
    {
        var largest = scores[0];
        foreach (var score in scores)
            largest = Math.Max(largest, score);
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = PortableMath.Exp((scores[k] - largest) / temperature);
            sum += scores[k];
        }

        return sum;
    }
}
