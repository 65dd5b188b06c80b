namespace CharRnn.Pipeline.Kernels.Emitted;

/// <summary>The loss under a change of V or c: kept scores, one of them changed a step, through the emitted softmax.</summary>
public abstract unsafe partial class EmittedKernel<T> : IOutputProbe
{
    private T[]? _probedScores;

    private Span<T> Scores => new(Memory + _layout.Scores, Info.Shape.Sequence * ScoreLanes);

    /// <summary>Elements of a row of scores; c, which is added to each, has as many.</summary>
    private int ScoreLanes => _layout.ScorePadding.To;

    /// <inheritdoc/>
    public void BeginProbe(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        SequenceCheck.Whole(Info.Shape, x, y);
        fixed (int* px = x)
            ForwardSweep(px, x.Length);
        OutputLayer(0, x.Length);
        _probedScores = Scores.ToArray();
    }

    /// <inheritdoc/>
    public double ProbeLoss(ReadOnlySpan<int> y, int row, int? column, double change)
    {
        SequenceCheck.Whole(Info.Shape, y, y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Info.Shape.Vocabulary, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)(column ?? 0), (uint)Info.Shape.Hidden, nameof(column));
        (_probedScores ?? throw new InvalidOperationException($"{nameof(BeginProbe)} comes first.")).CopyTo(Scores);
        for (var t = 0; t < y.Length; t++)
        {
            var h = (T*)(Memory + _layout.Hidden + (long)(t + 1) * _layout.HiddenRowBytes);
            Scores[t * ScoreLanes + row] += T.CreateChecked(change) * (column is { } j ? h[j] : T.One);
        }

        fixed (int* py = y)
            Softmax(py, 0, y.Length);
        return SumOfLosses();
    }
}
