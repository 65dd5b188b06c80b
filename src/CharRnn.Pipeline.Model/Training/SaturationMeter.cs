using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Model.Checkpoints;

namespace CharRnn.Pipeline.Model.Training;

/// <summary>Measures how many hidden units are saturated early in training, where it foretells a bad end.</summary>
/// <param name="kernel">The kernel that trains.</param>
/// <param name="count">What was counted before an interruption.</param>
/// <remarks>A unit with |h| above 0.99 passes almost no gradient. Measured around the 100,000th symbol; later saturation says little.</remarks>
internal sealed class SaturationMeter(IRnnKernel kernel, SaturationCount count)
{
    private const double Saturated = 0.99;
    private const long FirstSymbol = 90_000;
    private const long LastSymbol = 110_000;

    private readonly double[] _hidden = new double[kernel.Info.Shape.Hidden];

    /// <summary>What was counted so far.</summary>
    public SaturationCount Count { get; private set; } = count;

    /// <summary>Share of saturated units over the updates measured; null when there were none.</summary>
    public double? Share => Count.Measured == 0 ? null : (double)Count.Saturated / Count.Measured;

    /// <summary>Looks at the carried hidden state after an update, if it is one of those to be measured.</summary>
    /// <param name="symbolsRead">Symbols read since training began.</param>
    public void Measure(long symbolsRead)
    {
        if (symbolsRead is < FirstSymbol or > LastSymbol)
            return;
        kernel.ReadHidden(_hidden);
        var saturated = 0;
        foreach (var h in _hidden)
            saturated += Math.Abs(h) > Saturated ? 1 : 0;
        Count = new SaturationCount(Count.Saturated + saturated, Count.Measured + _hidden.Length);
    }
}
