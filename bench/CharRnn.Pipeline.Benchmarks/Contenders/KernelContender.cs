using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Measuring;

namespace CharRnn.Pipeline.Benchmarks.Contenders;

/// <summary>One of the product's own kernels, in this process.</summary>
internal sealed class KernelContender : IContender
{
    private readonly IRnnKernel _kernel;
    private readonly TrainingTask _task;
    private readonly double[] _noHidden;
    private int _position;

    /// <summary>Takes over the kernel and writes the initial weights into it.</summary>
    public KernelContender(IRnnKernel kernel, TrainingTask task, int threads)
    {
        (_kernel, _task, Threads) = (kernel, task, threads);
        _noHidden = new double[kernel.Info.Shape.Hidden];
        task.WriteTo(kernel);
    }

    /// <inheritdoc/>
    public string Name => _kernel.Info.Engine == KernelEngine.Reference
        ? "Reference"
        : $"{_kernel.Info.Engine}, {_kernel.Info.InstructionSet}, {Threads} thread{(Threads == 1 ? "" : "s")}";

    /// <inheritdoc/>
    public string Details => $".NET {Environment.Version}, {(IsDouble ? "float64" : "float32")}";

    /// <inheritdoc/>
    public double Tolerance => IsDouble ? LossCheck.DoubleTolerance : LossCheck.SingleTolerance;

    /// <inheritdoc/>
    public int Threads { get; }

    /// <inheritdoc/>
    public bool IsOurs => true;

    private bool IsDouble => _kernel.Info.Precision == Precision.Double;

    /// <inheritdoc/>
    public IReadOnlyList<double> FirstLosses() => [.. Enumerable.Range(0, LossCheck.Updates).Select(_ => Update())];

    /// <inheritdoc/>
    public double Run(int updates)
    {
        var start = Stopwatch.GetTimestamp();
        for (var update = 0; update < updates; update++)
            Update();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    /// <inheritdoc/>
    public void Dispose() => _kernel.Dispose();

    private double Update()
    {
        var length = _task.Shape.Sequence;
        if (_position + length + 1 > _task.Text.Length)
        {
            _position = 0;
            _kernel.WriteHidden(_noHidden);
        }

        var loss = _kernel.Train(_task.Text.AsSpan(_position, length), _task.Text.AsSpan(_position + 1, length), _task.Step);
        _position += length;
        return loss;
    }
}
