using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Tests.Emitted;

namespace CharRnn.Pipeline.Kernels.Tests.Accuracy;

/// <summary>A network in the middle of its training: parameters, optimiser memory and hidden state after some hundred updates on English text.</summary>
internal sealed class TrainedState
{
    private const string Text =
        "The tide had gone out in the night and left the harbour full of boats that leant on their elbows, waiting. \"Nobody,\" said the "
        + "clockmaker's daughter, \"ever set a clock by that tower: it has struck thirteen since 1742.\" He wound it twice a week all the same; "
        + "once on Monday, because it was Monday, and once on Friday, when the fish came in & the whole of Saltmarrow wished to know how late it was. ";

    private static readonly AdaGradStep Step = new(LearningRate: 0.1, Clip: 5);

    private readonly Dictionary<(KernelBuffer, string), double[]> _tensors = [];
    private readonly double[] _hidden;
    private readonly KernelShape _shape;
    private readonly int _position;

    /// <summary>Trains a double kernel and keeps what it holds, rounded to float so that both precisions can start from it.</summary>
    public TrainedState(KernelShape shape, int updates)
    {
        _shape = shape;
        using var kernel = new KernelCase(shape).Emitted(KernelEngine.Compiled, Precision.Double, VectorWidth.Best);
        for (var update = 0; update < updates; update++)
        {
            kernel.Train(Symbols(_position), Symbols(_position + 1), Step);
            _position += shape.Sequence;
        }

        foreach (var tensor in kernel.Tensors)
        {
            foreach (var buffer in new[] { KernelBuffer.Parameters, KernelBuffer.OptimizerMemory })
                _tensors[(buffer, tensor.Name)] = Rounded(KernelComparison.Values(kernel, buffer, tensor.Name));
        }

        _hidden = Rounded(KernelComparison.Hidden(kernel));
    }

    /// <summary>The next update from this state: its loss, and by how much it changed the parameters of each tensor.</summary>
    public (double Loss, Dictionary<string, double[]> Steps) NextUpdate(IRnnKernel kernel)
    {
        foreach (var ((buffer, tensor), values) in _tensors)
            kernel.Write(buffer, tensor, values);
        kernel.WriteHidden(_hidden);
        var loss = kernel.Train(Symbols(_position), Symbols(_position + 1), Step);
        var steps = kernel.Tensors.ToDictionary(tensor => tensor.Name, tensor => KernelComparison
            .Values(kernel, KernelBuffer.Parameters, tensor.Name)
            .Zip(_tensors[(KernelBuffer.Parameters, tensor.Name)], (after, before) => after - before)
            .ToArray());
        return (loss, steps);
    }

    private int[] Symbols(int start) => [.. Enumerable.Range(start, _shape.Sequence).Select(place => Text[place % Text.Length] % _shape.Vocabulary)];

    private static double[] Rounded(double[] values) => [.. values.Select(value => (double)(float)value)];
}
