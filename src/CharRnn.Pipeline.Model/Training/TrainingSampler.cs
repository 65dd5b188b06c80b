using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Randomness;
using CharRnn.Pipeline.Model.Sampling;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Writes samples in the middle of training and leaves training as it was.</summary>
/// <param name="kernel">The kernel that trains.</param>
/// <param name="random">The stream of the samples.</param>
/// <remarks>
/// As in Karpathy's min-char-rnn, a sample goes on from where training stands: from the carried hidden state and the next symbol of the
/// text. The state is put back afterwards, and no other random stream is touched, so that samples never change what is learnt.
/// </remarks>
internal sealed class TrainingSampler(IRnnKernel kernel, Xoshiro256 random)
{
    private const double Temperature = 1;

    private readonly Sampler _sampler = new(kernel, random);
    private readonly double[] _hidden = new double[kernel.Info.Shape.Hidden];

    /// <summary>The state of the random numbers, for a checkpoint.</summary>
    public RandomState RandomState
    {
        get => random.State;
        set => random.State = value;
    }

    /// <summary>Draws the ids of a sample.</summary>
    /// <param name="next">The text's symbol that training reads next.</param>
    /// <param name="length">Symbols to draw.</param>
    /// <param name="cancellation">Stops between two symbols: then it is as if none had been drawn.</param>
    public int[] Sample(int next, int length, CancellationToken cancellation)
    {
        kernel.ReadHidden(_hidden);
        var state = random.State;
        try
        {
            return _sampler.Continue(next, length, Temperature, cancellation);
        }
        catch (OperationCanceledException)
        {
            random.State = state;
            throw;
        }
        finally
        {
            kernel.WriteHidden(_hidden);
        }
    }
}
