using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Model.Scoring;

/// <summary>Measures how well a model predicts a text: forward only, nothing is learnt.</summary>
/// <remarks>The first symbol is given, from a zero hidden state; each symbol after it is predicted from all before it.</remarks>
public sealed class TextScorer
{
    private readonly IRnnKernel _kernel;
    private readonly double[] _zero;

    /// <summary>Gives a kernel the weights of a model.</summary>
    /// <param name="kernel">A kernel of the model's shape.</param>
    /// <param name="model">The model.</param>
    public TextScorer(IRnnKernel kernel, ModelSnapshot model)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(model);
        _kernel = kernel;
        _zero = new double[model.Shape.Hidden];
        KernelTensors.Write(kernel, model);
    }

    /// <summary>The loss in nats, summed over all symbols but the first.</summary>
    /// <param name="ids">The text, at least 2 symbols.</param>
    public double Loss(ReadOnlySpan<int> ids)
    {
        _kernel.WriteHidden(_zero);
        var (loss, sequence) = (0.0, _kernel.Info.Shape.Sequence);
        for (var start = 0; start + 1 < ids.Length; start += sequence)
        {
            var count = Math.Min(sequence, ids.Length - 1 - start);
            loss += _kernel.Evaluate(ids.Slice(start, count), ids.Slice(start + 1, count));
        }

        return loss;
    }

    /// <summary>Measures symbol by symbol.</summary>
    /// <param name="ids">The text, at least 2 symbols.</param>
    /// <param name="measured">Receives the place of each symbol but the first, from 1, and its loss in nats.</param>
    /// <returns>The sum.</returns>
    public double Losses(ReadOnlySpan<int> ids, Action<int, double> measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        _kernel.WriteHidden(_zero);
        var sum = 0.0;
        for (var place = 1; place < ids.Length; place++)
        {
            var loss = _kernel.Evaluate(ids.Slice(place - 1, 1), ids.Slice(place, 1));
            measured(place, loss);
            sum += loss;
        }

        return sum;
    }
}
