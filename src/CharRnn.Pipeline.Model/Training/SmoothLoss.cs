namespace CharRnn.Pipeline.Model.Training;

/// <summary>The smooth loss: S_1 = loss_1, S_n = 0.999 S_{n-1} + 0.001 loss_n.</summary>
public struct SmoothLoss
{
    private const double Memory = 0.999;

    private double? _value;

    /// <summary>Goes on from a value.</summary>
    public SmoothLoss(double value) => _value = value;

    /// <summary>The smooth loss after the losses so far, in nats a sequence; NaN before the first.</summary>
    public readonly double Value => _value ?? double.NaN;

    /// <summary>Takes the next loss in.</summary>
    public void Add(double loss) => _value = _value is { } value ? (Memory * value) + ((1 - Memory) * loss) : loss;
}
