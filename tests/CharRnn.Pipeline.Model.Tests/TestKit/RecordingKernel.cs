using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Model.Tests.TestKit;

/// <summary>Keeps what it is trained on, and whether the hidden state was zero before.</summary>
internal sealed class RecordingKernel(IRnnKernel inner) : DelegatingKernel(inner)
{
    private readonly List<(int[] X, int[] Y, bool HiddenIsZero)> _sequences = [];

    public IReadOnlyList<(int[] X, int[] Y, bool HiddenIsZero)> Sequences => _sequences;

    public override double Train(ReadOnlySpan<int> x, ReadOnlySpan<int> y, AdaGradStep step)
    {
        var hidden = new double[Info.Shape.Hidden];
        ReadHidden(hidden);
        _sequences.Add((x.ToArray(), y.ToArray(), hidden.All(h => h == 0)));
        return base.Train(x, y, step);
    }
}
