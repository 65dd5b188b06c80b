using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;
using CharRnn.Pipeline.Model.Randomness;

namespace CharRnn.Pipeline.Model.Sampling;

/// <summary>Lets a trained model write a passage.</summary>
/// <param name="kernel">A kernel of the model's shape; it is given the model's weights.</param>
/// <param name="model">The model.</param>
public sealed class PassageWriter(IRnnKernel kernel, ModelSnapshot model)
{
    private const string LineEnd = "\n";

    private readonly SymbolText _symbols = new(model.Unit, model.Vocabulary);

    /// <summary>Writes a passage, starting from a zero hidden state.</summary>
    /// <param name="prime">
    /// What the passage begins with and goes on from, as ids. When it is empty the model starts as after a line end, which is not part of
    /// the passage; a vocabulary without a line end gives its first symbol instead.
    /// </param>
    /// <param name="length">Symbols drawn, those of <paramref name="prime"/> not counted.</param>
    /// <param name="temperature">Above 0; 1 samples from the model's own probabilities.</param>
    /// <param name="random">Gives one number a symbol.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public Passage Write(IReadOnlyList<int> prime, int length, double temperature, Xoshiro256 random, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(prime);
        KernelTensors.Write(kernel, model);
        kernel.WriteHidden(new double[model.Shape.Hidden]);

        IReadOnlyList<int> start = prime.Count > 0 ? prime : [StartSymbol()];
        var sampler = new Sampler(kernel, random);
        sampler.Feed(start.SkipLast(1));
        var drawn = sampler.Continue(start[^1], length, temperature, cancellation);
        return new Passage(_symbols.Decode([.. prime, .. drawn]), temperature, model.Update, model.SmoothLoss);
    }

    private int StartSymbol() => model.Vocabulary.TryGetId(LineEnd, out var id) ? id : 0;
}
