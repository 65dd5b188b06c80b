using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Training;

/// <summary>An endless text to train on: as in a language some symbols are frequent, and some pairs far more than others.</summary>
internal sealed class SymbolStream
{
    private const int Period = 10_007;

    private readonly int[] _symbols;
    private readonly int _sequence;
    private int _position;

    public SymbolStream(KernelShape shape, int seed = 1)
    {
        var random = new Random(seed);
        _sequence = shape.Sequence;
        _symbols = new int[Period + shape.Sequence + 1];
        for (var i = 1; i < _symbols.Length; i++)
        {
            var frequent = Math.Min(random.Next(shape.Vocabulary), random.Next(shape.Vocabulary));
            _symbols[i] = random.Next(2) == 0 ? (_symbols[i - 1] * 7 + 3) % shape.Vocabulary : frequent;
        }
    }

    /// <summary>One update on the next T symbols. Allocates nothing.</summary>
    public double Train(IRnnKernel kernel, AdaGradStep step)
    {
        var loss = kernel.Train(_symbols.AsSpan(_position, _sequence), _symbols.AsSpan(_position + 1, _sequence), step);
        _position = (_position + _sequence) % Period;
        return loss;
    }
}
