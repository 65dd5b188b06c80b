using CharRnn.Pipeline.Kernels.Numerics;

namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>Forward-only evaluation: whole sequences by the phases of training, the shorter end of a text symbol by symbol.</summary>
public abstract unsafe partial class EmittedKernel<T>
{
    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        if (x.Length != Info.Shape.Sequence)
            return EvaluateEnd(x, y);
        var loss = Loss(x, y);
        CarryHidden(x.Length);
        return loss;
    }

    private double EvaluateEnd(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        SequenceCheck.Evaluation(Info.Shape, x, y);
        var loss = 0.0;
        for (var t = 0; t < x.Length; t++)
        {
            var symbol = x[t];
            ForwardSweep(&symbol, 1);
            OutputLayerOnce();
            CarryHidden(1);
            loss += LossOfScores(y[t]);
        }

        return loss;
    }

    /// <summary>-ln p[target] from the scores of one step, o[0].</summary>
    private double LossOfScores(int target)
    {
        var o = new ReadOnlySpan<T>(Memory + _layout.Scores, Info.Shape.Vocabulary);
        var largest = o[0];
        foreach (var score in o)
            largest = T.MaxNumber(largest, score);

        var total = 0.0;
        foreach (var score in o)
            total += PortableMath.Exp(double.CreateChecked(score - largest));
        return PortableMath.Log(total) + double.CreateChecked(largest - o[target]);
    }
}
