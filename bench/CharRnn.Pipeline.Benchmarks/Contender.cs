using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;

namespace CharRnn.Pipeline.Benchmarks;

/// <summary>A kernel that trains on a text of its own, a block of updates at a time.</summary>
internal sealed class Contender(IRnnKernel kernel, int[] text, int updatesPerBlock)
{
    private static readonly AdaGradStep Step = new(LearningRate: 0.01, Clip: 5);

    private readonly List<double> _blocks = [];
    private int _position;

    /// <summary>Engine and instruction set.</summary>
    public string Name => $"{kernel.Info.Engine}, {kernel.Info.InstructionSet}";

    /// <summary>Median over the blocks, in microseconds an update.</summary>
    public double Median => _blocks.Order().ElementAt(_blocks.Count / 2);

    /// <summary>The fastest block, in microseconds an update.</summary>
    public double Best => _blocks.Min();

    /// <summary>Trains for one block and keeps its time.</summary>
    public void RunBlock(bool keep)
    {
        var start = Stopwatch.GetTimestamp();
        for (var update = 0; update < updatesPerBlock; update++)
            RunUpdate();
        if (keep)
            _blocks.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / updatesPerBlock);
    }

    private void RunUpdate()
    {
        var length = kernel.Info.Shape.Sequence;
        if (_position + length >= text.Length)
            _position = 0;
        kernel.Train(text.AsSpan(_position, length), text.AsSpan(_position + 1, length), Step);
        _position += length;
    }
}
