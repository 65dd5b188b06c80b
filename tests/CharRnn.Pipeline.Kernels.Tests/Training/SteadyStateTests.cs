using System.Diagnostics;
using CharRnn.Pipeline.Abstractions;
using CharRnn.Pipeline.Kernels.Catalog;
using CharRnn.Pipeline.Kernels.Tests.Emitted;
using CharRnn.Pipeline.Kernels.Tests.TestKit;
using CharRnn.Pipeline.Kernels.Threads;
using Xunit.Abstractions;

namespace CharRnn.Pipeline.Kernels.Tests.Training;

/// <summary>Training for hours is training for seconds, often: nothing is allocated, and nothing slows down.</summary>
[Collection(Alone.Name)]
public sealed class SteadyStateTests(ITestOutputHelper output)
{
    /// <summary>What the test runner may allocate on its own threads meanwhile; a single object an update would be at least 240,000.</summary>
    private const long ProcessSlack = 100_000;

    /// <summary>The fastest thousand updates of a block repeat within a few per cent, whatever else the machine does.</summary>
    private const double Drift = 1.1;

    private const int Thousand = 1_000;

    private static readonly AdaGradStep Step = new(LearningRate: 0.1, Clip: 5);

    // By one thread; by two that are pipelined; by two that divide the hidden units; or the output layer.
    [Theory]
    [InlineData(17, 11, 5, 1, 200 * Thousand)]
    [InlineData(33, 16, 25, 1, 10 * Thousand)]
    [InlineData(33, 16, 25, 2, 10 * Thousand)]
    [InlineData(200, 11, 5, 2, 10 * Thousand)]
    [InlineData(33, 200, 4, 2, 10 * Thousand)]
    public void Train_ManyUpdates_AllocatesNothing(int hidden, int vocabulary, int sequence, int threads, int updates)
    {
        var shape = new KernelShape("rnn", hidden, vocabulary, sequence);
        using var kernel = new KernelCase(shape).Emitted(new KernelChoice(KernelEngine.Compiled), Precision.Single);
        ((IThreadedKernel)kernel).UseThreads(threads, TeamPolicy.Always);
        var stream = new SymbolStream(shape);
        Train(kernel, stream, Thousand);

        var (thread, process) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
        Train(kernel, stream, updates);
        Assert.Equal(thread, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - process, 0, ProcessSlack);
    }

    [LongFact]
    public void Train_AMillionUpdates_AllocatesNothingAndKeepsItsSpeed()
    {
        var shape = new KernelShape("rnn", 100, 81, 25);
        using var kernel = new KernelCase(shape).Emitted(new KernelChoice(KernelEngine.Compiled), Precision.Single);
        var stream = new SymbolStream(shape);
        Train(kernel, stream, 10 * Thousand);

        var (fastest, all) = (new double[10], new double[10]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var block = 0; block < fastest.Length; block++)
        {
            fastest[block] = double.MaxValue;
            for (var thousand = 0; thousand < 100; thousand++)
            {
                var seconds = Train(kernel, stream, Thousand);
                all[block] += seconds;
                fastest[block] = Math.Min(fastest[block], seconds);
            }
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        for (var block = 0; block < fastest.Length; block++)
            output.WriteLine($"{(block + 1) * 100 * Thousand,9:N0} updates: {all[block] * 10:F1} us each, {fastest[block] * 1e3:F1} in the fastest thousand");
        Assert.True(fastest.Max() <= Drift * fastest.Min(), $"The fastest thousand of a block took between {fastest.Min():G3} and {fastest.Max():G3} s.");
    }

    /// <summary>Seconds that some updates take.</summary>
    private static double Train(IRnnKernel kernel, SymbolStream stream, int updates)
    {
        var start = Stopwatch.GetTimestamp();
        for (var update = 0; update < updates; update++)
            stream.Train(kernel, Step);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
