using BenchmarkDotNet.Attributes;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Benchmarks.Contenders;
using CharRnn.Pipeline.Benchmarks.Measuring;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Emitted;

namespace CharRnn.Pipeline.Benchmarks.Micro;

/// <summary>
/// The phases as micro-kernels, again and again on the same data: everything that fits lies in the first-level cache, which flatters
/// beside the phases inside a real update.
/// </summary>
public class PhaseBenchmarks
{
    private EmittedKernel<float> _kernel = null!;
    private int[] _x = [];
    private int[] _y = [];
    private AdaGradStep _step;

    /// <summary>Width of the vectors.</summary>
    [Params(512, 256)]
    public int VectorBits { get; set; }

    /// <summary>A kernel after one update: every phase finds data that an update leaves.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var shape = new KernelShape("rnn", 100, 81, 25);
        var task = TrainingTask.Of(shape);
        _kernel = (EmittedKernel<float>)KernelContenders.Create(shape, new KernelChoice(VectorBits: VectorBits));
        task.WriteTo(_kernel);
        (_x, _y) = (task.Text[..shape.Sequence], task.Text[1..(shape.Sequence + 1)]);
        _step = task.Step;
        _kernel.Train(_x, _y, _step);
    }

    /// <summary>Frees the kernel.</summary>
    [GlobalCleanup]
    public void Cleanup() => _kernel.Dispose();

    [Benchmark]
    public void ForwardSweep() => Run(UpdatePhase.ForwardSweep);

    [Benchmark]
    public void OutputLayer() => Run(UpdatePhase.OutputLayer);

    [Benchmark]
    public void Softmax() => Run(UpdatePhase.Softmax);

    [Benchmark]
    public void BackProjection() => Run(UpdatePhase.BackProjection);

    /// <summary>The sweep works in place and would shrink its data to denormal numbers: the phase before it renews them.</summary>
    [Benchmark]
    public void BackProjectionAndSweep()
    {
        Run(UpdatePhase.BackProjection);
        Run(UpdatePhase.BackwardSweep);
    }

    [Benchmark]
    public void UpdateOutput() => Run(UpdatePhase.UpdateOutput);

    [Benchmark]
    public void UpdateRecurrence() => Run(UpdatePhase.UpdateRecurrence);

    [Benchmark]
    public void UpdateInput() => Run(UpdatePhase.UpdateInput);

    [Benchmark]
    public void Refresh() => Run(UpdatePhase.Refresh);

    [Benchmark(Baseline = true)]
    public double WholeUpdate() => _kernel.Train(_x, _y, _step);

    private void Run(UpdatePhase phase) => _kernel.RunPhase(phase, _x, _y);
}
