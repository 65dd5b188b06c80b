using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Lets a network write: each symbol is drawn from its prediction and fed back to it.</summary>
/// <param name="kernel">The network; its hidden state is carried on.</param>
/// <param name="random">Gives one number a symbol.</param>
public sealed class Sampler(IRnnKernel kernel, Xoshiro256 random)
{
    private readonly double[] _scores = new double[kernel.Info.Shape.Vocabulary];

    /// <summary>Feeds symbols without drawing any: what the network is to go on from.</summary>
    public void Feed(IEnumerable<int> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        foreach (var symbol in symbols)
            kernel.Predict(symbol, _scores);
    }

    /// <summary>Feeds a symbol and draws the one that follows it. Allocates nothing.</summary>
    /// <param name="symbol">The symbol before the one drawn.</param>
    /// <param name="temperature">Above 0; 1 samples from the network's own probabilities.</param>
    public int Next(int symbol, double temperature)
    {
        kernel.Predict(symbol, _scores);
        return SymbolDistribution.Draw(_scores, temperature, random);
    }

    /// <summary>Feeds a symbol and draws the ones that follow it.</summary>
    /// <param name="symbol">The symbol before the first one drawn.</param>
    /// <param name="length">The number of symbols drawn.</param>
    /// <param name="temperature">Above 0; 1 samples from the network's own probabilities.</param>
    /// <param name="cancellation">Stops between two symbols.</param>
    public int[] Continue(int symbol, int length, double temperature, CancellationToken cancellation = default)
    {
        var drawn = new int[length];
        for (var i = 0; i < length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            drawn[i] = symbol = Next(symbol, temperature);
        }

        return drawn;
    }
}
